#!/usr/bin/env bash
# Installs what is missing, builds Plumbline and opens it on a demonstration organisation.

# shellcheck source-path=SCRIPTDIR source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source-path=SCRIPTDIR source=lib/packages.sh
. "$REPO/installer/lib/packages.sh"
# shellcheck source-path=SCRIPTDIR source=lib/backports.sh
. "$REPO/installer/lib/backports.sh"
# shellcheck source-path=SCRIPTDIR source=lib/build.sh
. "$REPO/installer/lib/build.sh"
# shellcheck source-path=SCRIPTDIR source=lib/demonstration.sh
. "$REPO/installer/lib/demonstration.sh"

usage() {
    cat << 'TEXT'
Usage: installer/demo.sh [--size small|medium|large] [--seed N]

Installs what is missing, builds the release and opens the workstation on a demonstration organisation.
Without a display it renders every page to PNG instead and says where. Run it as root, or as a user who
may use sudo; what is already done is not done again.

  --size SIZE  how much there is to see: small (the default), medium, or large (1,000,000 deals)
  --seed N     the same number gives the same organisation (default: 1)
  --help       this text

The organisation is kept in ${XDG_DATA_HOME:-~/.local/share}/plumbline/demo-SIZE, its passphrase in a file
beside it that only you can read.
TEXT
}

size=small
seed=1

parse_options() {
    while (($#)); do
        case $1 in
        --size=* | --seed=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
        --size)
            [[ ${2:-} =~ ^(small|medium|large)$ ]] || fail "--size takes small, medium or large"
            size=$2
            shift 2
            ;;
        --seed)
            [[ ${2:-} =~ ^[0-9]{1,9}$ ]] || fail "--seed takes a number of up to nine digits"
            seed=$2
            shift 2
            ;;
        -h | --help)
            usage
            exit 0
            ;;
        *) fail "unknown option $1; installer/demo.sh --help lists them" ;;
        esac
    done
}

main() {
    local folder
    parse_options "$@"
    choose_builder
    lock_tree
    open_logs
    install_packages
    check_tools
    build_preset release --target plumbline plumbline-ctl
    folder=$(data_home)/plumbline/demo-$size
    make_demonstration "$size" "$seed" "$folder"
    if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
        open_workstation "$folder"
    else
        render_pages "$folder"
    fi
}

main "$@"
