/**
 * Starts the service's process and stays its parent, so that how it ended is known even after SIGKILL, as systemd knows
 * it. In `sh`, because one waits beside each service and a second Node.js would cost 40 MB. Its arguments: the instance
 * id (only to be seen in the argument list), the unit, the journal, the folder for what it finds out, then the command.
 */
export const SUPERVISOR = `
unit=$2 journal=$3 run=$4
shift 4
note() { echo "systemd[1] $(date -u +%Y-%m-%dT%H:%M:%SZ) $1" >>"$journal"; }
"$@" </dev/null >>"$journal" 2>&1 &
main=$!
echo "$main" >"$run/main.pid"
note "Started $unit.service with main process $main"
wait "$main"
code=$?
case $code in
  0 | 143) note "$unit.service: Deactivated successfully." ;;
  *)
    if [ "$code" -gt 128 ]; then
      how="code=killed, status=$((code - 128))/$(kill -l "$((code - 128))")"
      result=signal
    else
      how="code=exited, status=$code/FAILURE"
      result=exit-code
    fi
    note "$unit.service: Main process exited, $how"
    note "$unit.service: Failed with result '$result'."
    ;;
esac
echo "$code" >"$run/exit.tmp"
mv "$run/exit.tmp" "$run/exit"
`;
