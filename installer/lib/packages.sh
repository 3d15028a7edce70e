# shellcheck shell=bash
# What Plumbline needs from the distribution, and how it gets there: only what is missing, never removing
# anything, and again from where it stopped when the last run was cut short. Needs common.sh.

SQLCIPHER_AT_LEAST=4.5
DISTRIBUTION=
PACKAGES=()
APT=(env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 LC_ALL=C apt-get -q
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -o Acquire::Retries=2
    -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 -o APT::Keep-Downloaded-Packages=false
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold)

detect_distribution() {
    local id='' version=''
    if [[ -r /etc/os-release ]]; then
        id=$(. /etc/os-release && printf '%s' "${ID:-}")
        version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
    fi
    case $id-$version in
    debian-12 | debian-13 | ubuntu-24.04) DISTRIBUTION=$id-$version ;;
    *) fail "wrong distribution: this is ${id:-unknown} ${version:-}; supported are Debian 12, Debian 13 and Ubuntu 24.04" ;;
    esac
}

choose_packages() {
    PACKAGES=(
        build-essential cmake ninja-build pkg-config ccache mold
        qt6-base-dev qt6-websockets-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-qpa-plugins
        # Qt's CMake files for Gui and Charts ask for both of OpenGL's front ends.
        libgl-dev libopengl-dev
        libexpected-dev libssl-dev libsqlcipher-dev libpq-dev liborcus-dev libxlsxwriter-dev zlib1g-dev libzstd-dev
        librapidcheck-dev libboost-dev
        # Qt's own dialogs in Chinese, Chinese text on the pages, and the time zones that business dates are taken in.
        qt6-translations-l10n fonts-noto-cjk tzdata)
    # Qt 6.8 has these headers in qt6-base-dev.
    [[ $DISTRIBUTION == debian-13 ]] || PACKAGES+=(libqt6opengl6-dev)
    # Only a Wayland session without X11 needs Qt's plugin for it.
    if [[ -n ${WAYLAND_DISPLAY:-} && -z ${DISPLAY:-} ]]; then PACKAGES+=(qt6-wayland); fi
}

is_new_enough() { [[ -n $1 && $1 != '(none)' ]] && dpkg --compare-versions "$1" ge "$SQLCIPHER_AT_LEAST"; }

missing_packages() {
    local -A installed=()
    local name status version
    while read -r status name version; do
        [[ $status == ii ]] && installed[$name]=$version
    done < <(dpkg-query -W -f='${db:Status-Abbrev} ${Package} ${Version}\n' "${PACKAGES[@]}" 2> /dev/null || true)
    for name in "${PACKAGES[@]}"; do
        version=${installed[$name]:-}
        if [[ -z $version ]] || { [[ $name == libsqlcipher-dev ]] && ! is_new_enough "$version"; }; then
            printf '%s\n' "$name"
        fi
    done
}

# explain_apt LOG WHAT: the one line for a failed apt-get.
explain_apt() {
    local log=$1 what=$2 named
    if is_disk_full "$log"; then
        fail_for_room "$what"
    elif grep -qiE 'could not get lock|unable to acquire the dpkg frontend lock|unable to lock' "$log"; then
        fail "another package manager is at work; wait for it to finish and run the same command again"
    elif grep -qE "Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Cannot initiate the connection|Connection timed out|Connection failed|Network is unreachable|No route to host" "$log"; then
        fail "no network: apt could not reach this machine's package sources while $what; see $log"
    elif named=$(grep -oE 'Unable to locate package [^ ]+|Package .[^ ]+. has no installation candidate|Couldn.t find any package' "$log" | head -n 1) && [[ -n $named ]]; then
        fail "${named,} in this machine's apt sources (they must hold the distribution's main section, on Ubuntu universe too); see $log"
    elif grep -qE 'Packages need to be removed|unmet dependencies|held broken packages' "$log"; then
        fail "apt cannot install these packages beside those already here without removing some; see $log"
    fi
    fail "apt failed while $what: $(grep -E '^E: ' "$log" | head -n 1 || last_line "$log"); see $log"
}

# apt-get takes a source that it could not reach for a mere warning, so the log has to be asked.
are_lists_fresh() { ! grep -qE '^(Err:|E: |W: (Failed to fetch|Some index files))' "$LOGS/apt-update.log"; }

# The lists have a lock of their own that apt-get does not wait for.
update_lists() {
    local attempt
    for attempt in {1..20}; do
        logged apt-update as_root "${APT[@]}" update || true
        grep -q 'Could not get lock' "$LOGS/apt-update.log" || break
        ((attempt < 20)) && sleep 3
    done
    are_lists_fresh
}

# An installation that was cut short leaves packages unpacked, and every later one refuses until they are done.
settle_interrupted_installation() {
    if [[ -n $(dpkg --audit 2> /dev/null) || -n $(ls -A /var/lib/dpkg/updates 2> /dev/null) ]]; then
        say "Finishing an installation that was interrupted."
        logged dpkg-configure as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C dpkg --force-confdef --force-confold --configure -a ||
            say "Some packages still need repair; apt does that next."
        logged apt-repair as_root "${APT[@]}" -y --no-install-recommends --fix-broken install ||
            explain_apt "$LOGS/apt-repair.log" "repairing an interrupted installation"
    fi
}

# install_packages MORE...: brings in what choose_packages named, and these, where they are not there yet.
install_packages() {
    local -a missing=() wanted=()
    local name summary
    step "Packages"
    detect_distribution
    choose_packages
    PACKAGES+=("$@")
    mapfile -t missing < <(missing_packages)
    if ((${#missing[@]} == 0)); then
        step_done "all ${#PACKAGES[@]} are here"
        return
    fi
    say "    To install: ${missing[*]}"
    have_root || fail "installing packages needs root: run this as root or as a user who may use sudo"
    room_at_least /var/cache/apt 200 "fetching package lists"
    settle_interrupted_installation
    # A source of no concern to Plumbline may be out of reach; what is needed decides, at the next step.
    update_lists || say "    apt could not refresh every package source; going on with those it has."
    for name in "${missing[@]}"; do
        [[ $name == libsqlcipher-dev ]] || wanted+=("$name")
    done
    if ((${#wanted[@]} < ${#missing[@]})); then
        choose_sqlcipher
        wanted+=("$SQLCIPHER")
    fi
    plan_installation "${wanted[@]}"
    logged apt-install as_root "${APT[@]}" -y --no-install-recommends --no-remove install "${wanted[@]}" ||
        explain_apt "$LOGS/apt-install.log" "installing packages"
    mapfile -t missing < <(missing_packages)
    ((${#missing[@]} == 0)) || fail "apt finished without installing ${missing[*]}; see $LOGS/apt-install.log"
    step_done "installed"
}

# plan_installation PACKAGES...: says what comes with them and how much room it takes, and checks for that room.
plan_installation() {
    local log=$LOGS/apt-plan.log count size megabytes
    logged apt-plan as_root "${APT[@]}" --no-install-recommends --no-remove --assume-no install "$@" || true
    count=$(grep -oE '[0-9]+ upgraded, [0-9]+ newly installed' "$log" | head -n 1 || true)
    if [[ -z $count ]]; then
        are_lists_fresh || explain_apt "$LOGS/apt-update.log" "refreshing the package lists"
        explain_apt "$log" "working out what to install"
    fi
    size=$(grep -oE '[0-9.,]+ [kMG]?B of additional disk space' "$log" | head -n 1 || true)
    say "    With what they depend on: $count${size:+, ${size% of*} on disk}."
    megabytes=$(printf '%s' "$size" | tr -d , | awk '
        { unit = $2 == "GB" ? 1000 : $2 == "MB" ? 1 : 0.001; printf "%d", $1 * unit * 1.3 + 100 }')
    room_at_least /usr "${megabytes:-100}" "installing these packages"
}
