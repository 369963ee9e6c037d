# Completion of dosectl for fish: dosectl itself knows what may come next.
function __dosectl_candidates
    set --local words (commandline --tokenize --cut-at-cursor --current-process)
    set --local lines ($words[1] complete $words[2..] (commandline --current-token --cut-at-cursor) 2>/dev/null)
    if string match --quiet --regex '^\t' -- $lines[1]
        __fish_complete_path (commandline --current-token)
    else
        string join \n -- $lines
    end
end
complete --command dosectl --no-files --arguments '(__dosectl_candidates)'
