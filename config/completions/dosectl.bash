# Completion of dosectl for bash: dosectl itself knows what may come next.
_dosectl() {
    local word words current
    # As they were typed: bash parts them at colons, too.
    read -ra words <<<"${COMP_LINE:0:COMP_POINT}"
    [[ ${COMP_LINE:0:COMP_POINT} != *[[:space:]] ]] || words+=("")
    current=${words[-1]}
    COMPREPLY=()
    while IFS= read -r word; do
        if [[ $word == $'\t'* ]]; then
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
        fi
        COMPREPLY+=("$(printf %q "${word%%$'\t'*}")")
    done < <("${words[0]}" complete "${words[@]:1}" 2>/dev/null)
    # What stands before the last colon is not replaced.
    if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*:}"}"}")
    fi
}
complete -F _dosectl dosectl
