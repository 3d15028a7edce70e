# shellcheck shell=bash
# SQLCipher on Debian 12: its own release has 3.4, Plumbline needs 4.5 or newer, and bookworm-backports has it.
# SQLCipher alone is asked for from there: apt gives backports the priority 100, so nothing else is taken
# from it. Needs common.sh and packages.sh.

BACKPORTS=bookworm-backports
SQLCIPHER=

# choose_sqlcipher: sets SQLCIPHER to what to ask apt for, adding the backports source where it takes one.
choose_sqlcipher() {
    local candidate
    candidate=$(LC_ALL=C apt-cache policy libsqlcipher-dev | awk '$1 == "Candidate:" { print $2 }')
    if is_new_enough "$candidate"; then
        SQLCIPHER=libsqlcipher-dev
        return
    fi
    if [[ $DISTRIBUTION != debian-12 ]]; then
        are_lists_fresh || explain_apt "$LOGS/apt-update.log" "refreshing the package lists"
        fail "SQLCipher $SQLCIPHER_AT_LEAST or newer is not in this machine's apt sources (found: ${candidate:-none})"
    fi
    has_backports || add_backports
    SQLCIPHER=libsqlcipher-dev/$BACKPORTS
}

apt_targets() { LC_ALL=C apt-get indextargets --format "$1" 'Created-By: Packages' 2> /dev/null; }

has_backports() {
    apt_targets '$(CODENAME) $(RELEASE) $(COMPONENT)' |
        awk -v b="$BACKPORTS" '($1 == b || $2 == b) && $3 == "main" { found = 1 } END { exit !found }'
}

# The file and the number of the entry that this machine's apt reads Debian 12's main section from.
main_source_entry() {
    apt_targets '$(CODENAME) $(RELEASE) $(COMPONENT) $(REPO_URI) $(SOURCESENTRY)' |
        awk '($1 == "bookworm" || $2 == "bookworm") && $3 == "main" && $4 !~ /^cdrom:/ { print $NF; exit }'
}

# backports_from_list FILE LINE: that one-line entry, for backports, with its options as they are.
backports_from_list() {
    sed -n "$2p" "$1" | sed -nE \
        "s/^[[:space:]]*deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^[:space:]]+)[[:space:]]+.*/deb \1\2 $BACKPORTS main/p"
}

# backports_from_stanza FILE NUMBER: that stanza, for backports, with every other field as it is (a key
# given in the stanza itself included).
backports_from_stanza() {
    awk -v number="$2" -v suite="$BACKPORTS" '
        /^#/ { next }
        /^[[:space:]]*$/ { inside = 0; next }
        !inside { inside = 1; count++ }
        count != number { next }
        /^[^[:space:]]/ {
            field = tolower(substr($0, 1, index($0, ":") - 1))
            replaced = field ~ /^(types|suites|components|enabled)$/
        }
        !replaced { print }
        END { if (count >= number) print "Types: deb\nSuites: " suite "\nComponents: main" }' "$1"
}

# The address comes from the machine's own entry for the main section; no other is known here.
add_backports() {
    local entry file number parts target content ending
    entry=$(main_source_entry)
    if [[ -z $entry ]]; then
        are_lists_fresh || explain_apt "$LOGS/apt-update.log" "refreshing the package lists"
        fail "this machine's apt sources name no mirror for Debian 12's main section, and SQLCipher comes from its backports"
    fi
    file=${entry%:*}
    number=${entry##*:}
    if [[ $file == *.sources ]]; then
        ending=sources
        content=$(backports_from_stanza "$file" "$number")
    else
        ending=list
        content=$(backports_from_list "$file" "$number")
    fi
    [[ -n $content ]] || fail "could not read the entry for Debian 12's main section in $file; add bookworm-backports by hand"
    parts=$(apt-config shell PARTS Dir::Etc::sourceparts/d | sed -E "s/^PARTS='(.*)'$/\1/")
    target=${parts%/}/plumbline-backports.$ending
    say "    Adding $target: $BACKPORTS from the mirror of $file, for SQLCipher alone."
    write_source "$target" "$content"
    # Of a source that does not work not even the file stays, or every apt-get of this machine would stumble.
    update_lists || true
    if ! has_backports; then
        as_root rm -f -- "$target"
        if grep -qE '404|does not have a Release file' "$LOGS/apt-update.log"; then
            fail "the mirror that $file names has no $BACKPORTS, where SQLCipher comes from; see $LOGS/apt-update.log"
        fi
        explain_apt "$LOGS/apt-update.log" "fetching the list of $BACKPORTS"
    fi
}

# write_source FILE CONTENT: whole or not at all; apt does not read names that begin with a dot.
write_source() {
    local new=${1%/*}/.${1##*/}.new
    printf '# Added for Plumbline, which takes SQLCipher from here and nothing else.\n%s\n' "$2" |
        as_root tee "$new" > /dev/null || {
        as_root rm -f -- "$new"
        fail "could not write $1: is the disk full?"
    }
    as_root chmod 644 "$new"
    as_root mv -f -- "$new" "$1"
}
