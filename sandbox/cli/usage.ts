/** What `openclaw-sandbox --help` prints. */
export const USAGE = `Usage: openclaw-sandbox COMMAND

A practice cluster on this machine: one manager and three workers, real
processes with real TLS, that may be broken and mended at will.

  up [--fault FAULT]... [--foreground] [--json]
                      start it; returns when every worker is healthy, or with
                      --foreground stays and ends it on Ctrl+C
  down                end every process and remove every file of it
  status [--json]     what runs, and which faults are in
  faults [--json]     the faults there are
  break FAULT...      break it in that way
  mend [FAULT...]     undo those faults, or all that is broken

OPENCLAW_PRACTICE_HOME names the folder it lives in; else it is
$XDG_STATE_HOME/openclaw/practice or ~/.local/state/openclaw/practice.

Exit codes: 0 fine, 1 something is broken or did not work, 2 could not run.
`;
