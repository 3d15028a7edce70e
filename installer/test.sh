#!/usr/bin/env bash
# Installs what is missing, builds Plumbline with and without its window, and runs every test headless.

# shellcheck source-path=SCRIPTDIR source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source-path=SCRIPTDIR source=lib/packages.sh
. "$REPO/installer/lib/packages.sh"
# shellcheck source-path=SCRIPTDIR source=lib/backports.sh
. "$REPO/installer/lib/backports.sh"
# shellcheck source-path=SCRIPTDIR source=lib/build.sh
. "$REPO/installer/lib/build.sh"

usage() {
    cat << 'TEXT'
Usage: installer/test.sh [--help]

Installs what is missing, builds the release and the build without a window, and runs every test without a
display. Run it as root, or as a user who may use sudo; what is already built is not built again.
TEXT
}

# run_tests PRESET CTEST-OPTIONS...
run_tests() {
    local preset=$1
    shift
    as_builder env -C "$REPO" -u DISPLAY -u WAYLAND_DISPLAY -u LC_ALL -u LANGUAGE \
        QT_QPA_PLATFORM=offscreen LANG=C.UTF-8 CTEST_OUTPUT_ON_FAILURE=1 \
        ctest --test-dir "build/$preset" --output-on-failure --no-tests=error --timeout 900 \
        --parallel "$(jobs_here)" "$@" < /dev/null
}

main() {
    local failed=
    case ${1:-} in
    '') ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) fail "unknown option $1; installer/test.sh takes none but --help" ;;
    esac
    choose_builder
    lock_tree
    open_logs
    # The tests start a server of their own; nothing of Plumbline uses the one that the distribution may start.
    install_packages postgresql
    check_tools
    build_preset release
    # The same sources below the window as before, so that nearly every object comes from the compiler cache;
    # what is new is that everything links and works without Qt's Gui and Widgets.
    build_preset headless
    step "Tests (headless)"
    run_tests headless || failed=headless
    step_done "${failed:+some failed}"
    step "Tests (release)"
    # ctest's own summary is the last thing to be read.
    run_tests release || failed=${failed:+$failed and }release
    [[ -z $failed ]] || fail "tests failed ($failed); their output is above"
}

main "$@"
