# shellcheck shell=bash
# The demonstration organisation: made once for a size and a seed, whole or not at all, and used again.
# Needs common.sh and a built release.

BIN=$REPO/build/release/bin

# What the generator needs on disk, the copy being written included.
demonstration_mb() {
    case $1 in
    small) printf 200 ;;
    medium) printf 600 ;;
    large) printf 6000 ;;
    esac
}

data_home() {
    # Through sudo the variable, where it is set at all, may be root's.
    if ((EUID == 0)) && [[ $BUILDER != root ]]; then
        printf '%s/.local/share' "$BUILDER_HOME"
    else
        printf '%s' "${XDG_DATA_HOME:-$BUILDER_HOME/.local/share}"
    fi
}

is_made() {
    local folder=$1 key=$2
    as_builder test -s "$folder/passphrase" -a -d "$folder/replica" &&
        [[ $(as_builder cat "$folder/made-of" 2> /dev/null) == "$key" ]]
}

# make_demonstration SIZE SEED FOLDER
make_demonstration() {
    local size=$1 seed=$2 folder=$3 parent key partial
    parent=$(dirname -- "$folder")
    key="size $size, seed $seed, $("$BIN/plumbline-ctl" --version 2> /dev/null || true)"
    step "Demonstration organisation ($size, seed $seed)"
    if is_made "$folder" "$key"; then
        step_done "made before, in $folder"
        return
    fi
    room_at_least "$parent" "$(demonstration_mb "$size")" "the demonstration organisation"
    as_builder mkdir -p -m 700 "$parent" || fail "cannot write to $parent as $BUILDER"
    as_builder find "$parent" -maxdepth 1 -name "${folder##*/}.partial-*" -exec rm -rf -- {} +
    partial=$(as_builder mktemp -d "$folder.partial-XXXXXX")
    write_passphrase "$partial/passphrase"
    if ! logged demonstration as_builder "$BIN/plumbline-ctl" demo --size "$size" --seed "$seed" \
        --replica "$partial/replica" --passphrase-file "$partial/passphrase"; then
        as_builder rm -rf -- "$partial"
        is_disk_full "$LOGS/demonstration.log" && fail_for_room "making the demonstration organisation"
        fail "making the demonstration organisation failed: $(last_line "$LOGS/demonstration.log")"
    fi
    printf '%s\n' "$key" | as_builder tee "$partial/made-of" > /dev/null
    as_builder rm -rf -- "$folder"
    as_builder mv -T -- "$partial" "$folder"
    step_done "in $folder"
}

# Only its owner can read the file from the moment it exists, and the passphrase is never an argument.
write_passphrase() {
    as_builder install -m 600 /dev/null "$1"
    head -c 24 /dev/urandom | base64 | tr '+/' '-_' | as_builder tee "$1" > /dev/null
}

# render_pages FOLDER: every page in both languages and both themes, without a display.
render_pages() {
    local folder=$1 count
    step "Pages"
    as_builder rm -rf -- "$folder/pages.partial"
    as_builder mkdir -p "$folder/pages.partial"
    logged pages as_builder env QT_QPA_PLATFORM=offscreen LANG=C.UTF-8 LC_ALL=C.UTF-8 "$BIN/plumbline" \
        --replica "$folder/replica" --passphrase-file "$folder/passphrase" --render-pages "$folder/pages.partial" ||
        fail "rendering the pages failed: $(last_line "$LOGS/pages.log"); see $LOGS/pages.log"
    count=$(as_builder find "$folder/pages.partial" -name '*.png' | wc -l)
    ((count > 0)) || fail "the workstation rendered no page; see $LOGS/pages.log"
    as_builder rm -rf -- "$folder/pages"
    as_builder mv -T -- "$folder/pages.partial" "$folder/pages"
    step_done "$count pictures"
    say "There is no display here, so every page is a picture in $folder/pages"
}

# open_workstation FOLDER: stays until its window is closed. A display that is named but can't be reached
# counts as none.
open_workstation() {
    local folder=$1 log=$LOGS/workstation.log
    say "Opening the workstation on $folder/replica"
    # The window may stay open for hours, and the other command has no reason to wait for it.
    unlock_tree
    if ! logged workstation as_builder "$BIN/plumbline" \
        --replica "$folder/replica" --passphrase-file "$folder/passphrase"; then
        if grep -qE 'could not connect to display|Failed to create wl_display|no Qt platform plugin could be initialized' "$log"; then
            say "The display of this session cannot be reached."
            render_pages "$folder"
        else
            fail "the workstation ended with an error: $(last_line "$log"); see $log"
        fi
    fi
}
