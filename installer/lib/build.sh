# shellcheck shell=bash
# Configuring and building the presets of CMakePresets.json, so that a run that was cut short never spoils
# the next one. Needs common.sh.

BUILD_MB=3000

# A version of the form 12.2.0 at least as new as another.
at_least() { [[ $(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

# compiler_identity: prints "gcc 12.2.0" or "clang 14.0.6" of the compiler that CMake will take.
compiler_identity() {
    { "${CXX:-c++}" -dM -E -x c++ /dev/null 2> /dev/null || true; } | awk '
        $2 == "__clang_major__" { clang = $3 } $2 == "__clang_minor__" { clang_minor = $3 }
        $2 == "__GNUC__" { gcc = $3 } $2 == "__GNUC_MINOR__" { gcc_minor = $3 }
        END { if (clang) print "clang", clang "." clang_minor; else if (gcc) print "gcc", gcc "." gcc_minor }'
}

check_tools() {
    local found oldest version tool
    for tool in "${CXX:-c++}" cmake ctest ninja pkg-config; do
        command -v "$tool" > /dev/null || fail "$tool is not on the PATH, though its package is installed"
    done
    found=$(compiler_identity)
    case $found in
    gcc\ *) oldest=12 ;;
    clang\ *) oldest=14 ;;
    *) oldest=none ;;
    esac
    if [[ $oldest == none ]] || ! at_least "${found#* }" "$oldest"; then
        fail "missing compiler: GCC 12 or Clang 14 is needed, and ${CXX:-c++} is ${found:-neither}; set CXX to another"
    fi
    version=$(cmake --version | awk 'NR == 1 { print $3 }')
    at_least "$version" 3.25 || fail "CMake 3.25 is needed, and $(command -v cmake) is $version"
}

# What a build tree is bound to. A tree of other tools is begun anew; CMake itself can't change compilers.
tree_identity() { printf '%s\n%s %s\n' "$REPO" "$(command -v "${CXX:-c++}")" "$(compiler_identity)"; }

cache_value() { sed -nE "s/^$2(:[A-Z]+)?=//p" "$1/CMakeCache.txt" | head -n 1; }

is_usable_tree() {
    local tree=$1
    [[ -f $tree/CMakeCache.txt && -f $tree/build.ninja && ! -e $tree/.configuring ]] &&
        [[ $(cache_value "$tree" CMAKE_HOME_DIRECTORY) == "$REPO" && $(cache_value "$tree" CMAKE_GENERATOR) == Ninja ]]
}

# configure PRESET
configure() {
    local preset=$1 tree=$REPO/build/$1 identity
    identity=$(tree_identity)
    rm -rf -- "$tree.before"
    if is_usable_tree "$tree" && [[ $(cat "$tree/.configured" 2> /dev/null) == "$identity" ]] &&
        [[ ! $REPO/CMakePresets.json -nt $tree/.configured ]]; then
        return
    fi
    if [[ -e $tree ]] && { ! is_usable_tree "$tree" || [[ -e $tree/.configured && $(cat "$tree/.configured") != "$identity" ]]; }; then
        say "    build/$preset was left unfinished or belongs to other tools; beginning it anew."
        rm -rf -- "$tree"
    fi
    if ! configure_once "$preset" "$identity"; then
        is_disk_full "$LOGS/configure-$preset.log" && fail_for_room "configuring build/$preset"
        # What an older configuration left in the cache may be all that is wrong.
        configure_anew "$preset" "$identity"
    fi
}

# configure_anew PRESET IDENTITY: in an empty tree. Where that fails too, the sources are at fault, and the
# tree that was there is put back with all that it has built.
configure_anew() {
    local tree=$REPO/build/$1
    rm -rf -- "$tree.before"
    [[ -e $tree ]] && mv -T -- "$tree" "$tree.before"
    if ! configure_once "$1" "$2"; then
        rm -rf -- "$tree"
        if [[ -e $tree.before ]]; then mv -T -- "$tree.before" "$tree"; fi
        is_disk_full "$LOGS/configure-$1.log" && fail_for_room "configuring build/$1"
        fail "configuring build/$1 failed: $(explain_configure "$LOGS/configure-$1.log"); see $LOGS/configure-$1.log"
    fi
    rm -rf -- "$tree.before"
}

# The mark is there exactly while CMake works, so that a tree cut short in between is known for one.
configure_once() {
    local tree=$REPO/build/$1
    as_builder mkdir -p "$tree"
    as_builder touch "$tree/.configuring"
    logged "configure-$1" as_builder env -C "$REPO" cmake --preset "$1" || return 1
    printf '%s\n' "$2" | as_builder tee "$tree/.configured" > /dev/null
    rm -f -- "$tree/.configuring"
}

explain_configure() { grep -A 3 -m 1 '^CMake Error' "$1" | tr -s ' \n' ' ' | cut -c 1-200 || last_line "$1"; }

# Qt's headers take about 1 GB of memory for each compiler at work.
jobs_here() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '$1 == "MemAvailable:" { print int($2 / 1048576) }' /proc/meminfo)
    ((memory < 1)) && memory=1
    printf '%d' $((cores < memory ? cores : memory))
}

# Shows one line in every tenth of the way, and whatever the compilers have to say in full.
show_progress() {
    local line tenth last=-1
    while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            tenth=$((BASH_REMATCH[1] * 10 / BASH_REMATCH[2]))
            ((tenth == last)) && continue
            last=$tenth
            line="    ${line:0:110}"
        fi
        printf '%s\n' "$line"
    done
}

run_build() {
    local preset=$1 log=$LOGS/build-$1.log
    shift
    rm -f -- "$log"
    # Objects that only differ in which build tree they are for come from the compiler cache.
    as_builder env -C "$REPO" CCACHE_BASEDIR="$REPO" CCACHE_NOHASHDIR=1 \
        cmake --build "build/$preset" --parallel "$(jobs_here)" "$@" 2>&1 < /dev/null | tee "$log" | show_progress
}

# build_preset PRESET [--target NAME...]
build_preset() {
    local preset=$1 log=$LOGS/build-$1.log
    step "Build ($preset)"
    is_usable_tree "$REPO/build/$preset" || room_at_least "$LOGS" "$BUILD_MB" "building"
    configure "$preset"
    if ! run_build "$@"; then
        # Ninja's own errors, unlike a compiler's, are about the configuration.
        if grep -q '^ninja: error:' "$log" && ! is_disk_full "$log"; then
            say "    The configuration of build/$preset no longer works; beginning it anew."
            configure_anew "$preset" "$(tree_identity)"
            run_build "$@" || explain_build "$preset"
        else
            explain_build "$preset"
        fi
    fi
    step_done "built"
}

explain_build() {
    local log=$LOGS/build-$1.log
    if is_disk_full "$log"; then
        fail_for_room "building"
    elif grep -qE 'Killed signal terminated program|virtual memory exhausted' "$log"; then
        fail "out of memory while compiling; close other programs and run the same command again"
    fi
    fail "building build/$1 failed: $(grep -m 1 'error: ' "$log" | cut -c 1-200 || last_line "$log"); see $log"
}
