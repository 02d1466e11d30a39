/**
 * The shell program under which each command runs. It becomes the leader of a new session, puts a watcher beside the
 * command and then turns into the command itself. The watcher waits for the end of file on descriptor 3, whose other end
 * only the engine holds: it comes when the command is to stop, when it has ended, and when the engine was killed. Then
 * it ends whatever is left of the session: TERM, and after the grace period KILL.
 *
 * The whole session and not the group, because `timeout` moves itself into a group of its own. What has made itself a
 * session of its own is a service that shall outlive the command, such as one that `systemctl start` started.
 */
export const supervisor = `(
trap '' HUP INT TERM
exec /bin/sh -c "$OPENCLAW_WATCHER" watcher $$ <&3 3<&- >/dev/null 2>&1
) &
unset OPENCLAW_WATCHER
exec 3<&-
exec "$@"
`;

/** How long a process may take to end by itself after TERM. */
export const graceMs = 2000;

// Linux tells the session of a process in /proc; elsewhere the group and all descendants stand in for it.
export const watcher = `session=$1
left() {
  if [ -r /proc/self/stat ]; then
    for file in /proc/[0-9]*/stat; do
      { read -r line <"$file"; } 2>/dev/null || continue
      set -- \${line##*) }
      [ "$4" = "$session" ] || continue
      [ "$1" = Z ] && continue
      process=\${file#/proc/}
      process=\${process%/stat}
      [ "$process" = $$ ] || [ "$2" = $$ ] || echo "$process"
    done
  else
    ps -A -o pid= -o ppid= -o pgid= | awk -v session="$session" -v self=$$ '
      { parent[$1] = $2; group[$1] = $3 }
      END {
        for (pid in parent) {
          if (pid == self || parent[pid] == self) continue
          at = pid; depth = 0
          while (at > 1 && depth++ < 64) {
            if (at == session || group[at] == session) { print pid; break }
            at = parent[at]
          }
        }
      }'
  fi
}
read -r _
waited=0
sent=TERM
while running=$(left) && [ -n "$running" ]; do
  [ "$waited" -lt ${graceMs / 100} ] || sent=KILL
  if [ "$waited" = 0 ] || [ "$sent" = KILL ]; then
    kill -s "$sent" $running
    kill -s CONT $running
  fi
  [ "$waited" -lt 100 ] || break
  waited=$((waited + 1))
  sleep 0.1 || sleep 1
done
`;
