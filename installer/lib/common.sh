# shellcheck shell=bash
# What both set-up commands share: messages, logs, step durations, and who does what (root installs,
# the person who asked builds). Sourced, never run.

set -Eeuo pipefail
umask 022

REPO=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
LOGS=$REPO/build/log
BUILDER=$(id -un)
BUILDER_HOME=${HOME:-}

say() { printf '%s\n' "$*"; }
warn() { printf 'plumbline: %s\n' "$*" >&2; }

# One line, on the error stream, last: what went wrong and what to do about it.
fail() {
    warn "$*"
    exit 1
}

STEP=
STEP_BEGAN=0

step() {
    STEP=$1
    STEP_BEGAN=$SECONDS
    say "==> $STEP"
}

step_done() {
    local took=$((SECONDS - STEP_BEGAN))
    say "    $STEP: ${1:-done}, $((took / 60)) min $((took % 60)) s"
    STEP=
}

trap 'warn "interrupted${STEP:+ while: $STEP}; run the same command again to go on"; exit 130' INT
trap 'warn "stopped${STEP:+ while: $STEP}; run the same command again to go on"; exit 143' TERM HUP

# Whatever fails without its own line still ends in one.
on_error() {
    local status=$1
    ((BASH_SUBSHELL)) || warn "unexpected failure${STEP:+ while: $STEP} (${BASH_SOURCE[1]:-} line $2, status $status)"
    exit "$status"
}
trap 'on_error $? $LINENO' ERR

# With sudo the build tree and the demonstration belong to the person who typed the command, not to root,
# as long as that person may write to this folder.
choose_builder() {
    local uid
    if ((EUID == 0)) && [[ -n ${SUDO_USER:-} && $SUDO_USER != root ]] &&
        runuser -u "$SUDO_USER" -- test -w "$REPO"; then
        BUILDER=$SUDO_USER
    fi
    uid=$(id -u "$BUILDER")
    if [[ -z $BUILDER_HOME || $BUILDER != "$(id -un)" ]]; then
        BUILDER_HOME=$(getent passwd "$BUILDER" | cut -d: -f6)
    fi
    export HOME=$BUILDER_HOME
    if ((EUID == 0)) && [[ $BUILDER != root ]]; then
        export USER=$BUILDER LOGNAME=$BUILDER
        [[ -d /run/user/$uid ]] && export XDG_RUNTIME_DIR=/run/user/$uid
    fi
    return 0
}

as_builder() {
    if [[ $BUILDER == "$(id -un)" ]]; then
        "$@"
    else
        runuser -u "$BUILDER" -- "$@"
    fi
}

have_root() {
    ((EUID == 0)) && return 0
    command -v sudo > /dev/null || return 1
    sudo -n true 2> /dev/null && return 0
    # Without a terminal nobody can type the password, and sudo would only print its own lines.
    [[ -t 0 ]] && sudo -v
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# One set-up command at a time in one tree. The lock is on the folder itself, so nothing is left behind
# by a command that was killed.
lock_tree() {
    exec 9< "$REPO"
    if ! flock -n 9; then
        say "Another set-up command is working in this folder; waiting for it."
        flock 9
    fi
}

unlock_tree() { exec 9<&-; }

open_logs() {
    local folder=$REPO/build
    if [[ -e $folder ]] && ! as_builder test -w "$folder"; then
        have_root || fail "$folder belongs to another user; remove it or run this command as $(stat -c %U "$folder")"
        say "Handing $folder over to $BUILDER, who builds now."
        as_root chown -R "$BUILDER:" "$folder"
    fi
    as_builder mkdir -p "$LOGS" 2> /dev/null || {
        room_at_least "$REPO" 1 "writing its logs"
        fail "cannot write to $REPO as $BUILDER; the build needs a folder of its own there"
    }
}

free_mb() {
    local folder=$1
    while [[ ! -d $folder ]]; do folder=$(dirname -- "$folder"); done
    df -Pk -- "$folder" | awk 'NR == 2 { print int($4 / 1024) }'
}

# room_at_least FOLDER MEGABYTES PURPOSE
room_at_least() {
    local free
    free=$(free_mb "$1")
    ((free >= $2)) || fail "disk full: $3 needs $2 MB free on the disk of $1 and there are $free MB"
}

# A full disk may have kept even the log from saying so.
is_disk_full() {
    grep -qiE 'no space left on device|not enough free space|disk quota exceeded' "$1" || (($(free_mb "$LOGS") < 5))
}

# logged NAME COMMAND...: runs it with everything it prints in a log of that name; the caller reads the log
# to say in one line what went wrong.
logged() {
    local log=$LOGS/$1.log
    shift
    rm -f -- "$log"
    "$@" > "$log" 2>&1 < /dev/null
}

fail_for_room() { fail "disk full while $1; free some space and run the same command again"; }

last_line() { grep -v '^[[:space:]]*$' "$1" | tail -n 1 | cut -c 1-200; }
