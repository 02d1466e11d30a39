/** What `--help` prints. */
export const help = `Usage: openclaw-runbook COMMAND

  diagnose CODE                  run the diagnosis of an error; it only reads
  fix CODE --cause ID            mend a cause, asking before each change, then verify
  fix CODE --section SLUG        the same, by the section of the runbook
  verify CODE                    run the verification
  list                           the runbooks that there are
  show CODE                      what a runbook diagnoses, mends and needs
  check FILE...                  the mistakes in runbooks and profiles
  record show FILE               a run, from its record
  record verify FILE             whether a record is whole and unchanged

CODE is an error such as clw-worker-unreachable, or the path of a *.runbook.md.

  -w, --worker NAME              the worker in question; the same as --var WORKER=NAME
  --var NAME=VALUE               a value for a variable of the runbook
  --cluster NAME                 a cluster of the profile, other than its default
  --profile FILE                 the cluster profile
  --yes --allow change           answer yes to changes; "--allow destroy" also to what cannot be undone
  --json                         print each event as a line of JSON as it happens
  --format text|json|markdown|junit
  --version, -h, --help

The profile is the first of: --profile, $OPENCLAW_PROFILE, the nearest .openclaw/clusters.yaml upward, the user's own
in $XDG_CONFIG_HOME/openclaw, that of the running practice cluster.

Exit: 0 nothing wrong, 1 a failure was found or an expectation failed, 2 could not run, 130 stopped by Ctrl+C.
`;
