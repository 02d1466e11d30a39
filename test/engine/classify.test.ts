// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expansions of the shell look like placeholders of a template.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { classifyScript } from '../../engine/command/classify.ts';
import type { StepClass } from '../../engine/runbook/runbook.ts';

function check(expected: StepClass, scripts: readonly string[], safe: readonly string[] = []): void {
  for (const script of scripts) {
    test(`${expected}: ${JSON.stringify(script)}`, () => {
      const judgement = classifyScript(script, new Set(safe));
      assert.equal(judgement.class, expected, judgement.reasons.map((reason) => reason.message).join('; '));
      assert.equal(judgement.reasons.length === 0, expected === 'read');
    });
  }
}

check('read', [
  '',
  '# only a comment',
  'cat /etc/openclaw/worker.yaml',
  'systemctl status openclaw-worker --no-pager',
  'systemctl is-active "$UNIT"'.replace('"$UNIT"', 'openclaw-worker'),
  'journalctl -u openclaw-worker --since "30 minutes ago" --no-pager | tail -100',
  'openssl x509 -in "$CERT_DIR/worker.crt" -noout -enddate',
  'openssl verify -CAfile "$CERT_DIR/ca.crt" -- "$CERT_DIR/worker.crt"',
  'openssl s_client -connect "$MANAGER" -CAfile "$CERT_DIR/ca.crt" </dev/null 2>/dev/null | openssl x509 -noout -dates',
  'curl -sS -m 5 -o /dev/null -w "%{http_code}" http://127.0.0.1:9091/health',
  'curl -fsS --max-time 5 --url "$HEALTH_URL"',
  'kubectl get pods -n "$KUBE_NAMESPACE" -l app=openclaw-worker -o wide',
  'kubectl --context "$KUBE_CONTEXT" -n "$KUBE_NAMESPACE" auth can-i create pods',
  'kubectl exec -n openclaw openclaw-worker-xyz -- clw debug config',
  'kubectl logs -n openclaw deploy/openclaw-worker --tail=100',
  'clw cluster status',
  'clw task list --status PENDING',
  'clw health && clw validate-config /etc/openclaw/worker.yaml; clw logs; clw debug config',
  'clw worker --config /etc/openclaw/worker-staging.yaml --dry-run',
  'openclaw worker list --namespace production --format json | jq ".workers[]"',
  'sudo -n systemctl status openclaw-worker',
  'sudo env LC_ALL=C timeout 5 cat /proc/net/nf_conntrack',
  'nc -zv 192.168.1.10 9090',
  'nc -z -w 3 -- "$MANAGER_HOST" "$MANAGER_PORT"',
  'sed -n "s/^ *manager_address: *//p" /etc/openclaw/worker.yaml',
  "sed -n -e '/a/,/b/p;s#x#y#g' file",
  "awk '$3 > 5 { print $1 }' /proc/net/dev",
  "awk -F: '/a/ || /b/ {print $2}' file",
  'if [ -f /etc/openclaw/worker.yaml ]; then cat /etc/openclaw/worker.yaml; else echo none; fi',
  'for f in /etc/openclaw/certs/*.crt; do openssl x509 -noout -dates -in "$f"; done',
  'while IFS= read -r line; do printf "%s\\n" "$line"; done < /etc/hosts',
  'case $(uname) in Linux) ss -ltn ;; *) netstat -an;; esac',
  'host=$(hostname); echo "$host" `date -u +%s`',
  'show() { cat "$1"; }\nshow /etc/hosts',
  'cat <<EOF\n$(date)\nEOF\n',
  "cat <<'EOF'\n$(rm -rf /)\nEOF\n",
  'command -v openssl >/dev/null 2>&1 || { echo missing >&2; exit 127; }',
  'sh -c "cat /etc/hosts | head -1"',
  'cat /proc/sys/net/netfilter/nf_conntrack_count 2>/dev/null || echo 0',
  'echo $((1 + 2)) "$?" "$#"',
  'set -eu\ncat /etc/hosts',
  'printf \'%s\\n\' "$WORKER"',
  'find /var/lib/openclaw -name "*.lock" -mmin +5',
  'sysctl -n net.netfilter.nf_conntrack_max',
  'ls -l "$CERT_DIR" | grep -c crt',
  'printf "a" | tee /dev/stderr | wc -c',
]);

check('read', ['nc -z "$MANAGER_HOST" 9090', 'systemctl status "$UNIT"'], ['MANAGER_HOST', 'UNIT']);

check('change', [
  'clw task submit --type ping --payload "{}"',
  'clw task cancel --task-id task-1 --reason x',
  'systemctl restart openclaw-worker',
  'sudo systemctl stop openclaw-worker',
  'sed -i s/a/b/ file',
  'sed s/a/b/ file -i',
  'sed "s/a/b/w out" file',
  'sed "1e date" file',
  'sed "$script" file',
  "sed 's/[/]/x/w out/' file",
  'curl -X POST http://x',
  'curl -o file http://x',
  'curl -d a=b http://x',
  'curl "$URL"',
  'curl -w "%output{/tmp/x}" http://x',
  'openssl x509 -in a -out b',
  'openssl x509 -req -in a',
  'openssl req -new -newkey rsa:4096 -nodes',
  'echo 1 > /proc/sys/net/netfilter/nf_conntrack_max',
  'echo 1 | tee /proc/sys/net/netfilter/nf_conntrack_max',
  'cat a >> b',
  'cat <> b',
  'kubectl apply -f x.yaml',
  'kubectl get pods -n x; kubectl scale deploy x --replicas=0',
  'kubectl exec pod cat /x',
  'kubectl exec pod -- touch /x',
  'rm -f /var/lib/openclaw/worker-state/heartbeat.tmp',
  'sysctl -w a=b',
  'sysctl a=b',
  'date 1230',
  'hostname evil',
  'unknown-program',
  './cat x',
  '"$cmd" x',
  '$cmd x',
  'r$x -rf /',
  'eval "cat x"',
  '. ./file',
  'source file',
  'alias cat="rm -rf /"\ncat x',
  'trap "rm x" EXIT',
  'PATH=/tmp:$PATH cat x',
  'PATH=/tmp\ncat x',
  'LD_PRELOAD=/tmp/x.so cat x',
  'export BASH_ENV=/tmp/x',
  'for PATH in /tmp; do cat x; done',
  ': "${PATH:=/tmp}"',
  'read -r PATH < file',
  'cat x | sh',
  'sh -c "$x"',
  'sh script.sh',
  'bash -c \'r""m x\'',
  'sh -c \'sh -c "touch x"\'',
  'echo $(touch x)',
  'echo `touch x`',
  'echo "$(echo "$(touch x)")"',
  'cat <<EOF\n$(touch x)\nEOF\n',
  'cat << "E"OF\nx\nEOF\ntouch x',
  'cat <<EOF\n`touch x`\nEOF\n',
  'echo ok\ntouch x',
  'echo ok && touch x',
  'echo ok || touch x',
  'echo ok & touch x',
  'echo ok;touch x',
  'echo ok # comment\ntouch x',
  'echo a\\\n; touch x',
  't""ouch x',
  't\\ouch x',
  "'touch' x",
  'tou\\\nch x',
  'cat() { touch x; }; cat',
  'run() { "$@"; }; run cat x',
  'find . -fprint x',
  'find . -name "$x" "$y"',
  'find . $x',
  'sort -o out in',
  'sort $x',
  'sort "$x"',
  'uniq in out',
  'awk "BEGIN { system(\\"touch x\\") }"',
  'awk \'/"/{system("touch x")}\' f',
  'awk \'{ print > "x" }\' f',
  'awk \'{ print | "sh" }\' f',
  'awk "$program" f',
  'awk -f program f',
  'xargs touch < files',
  'xargs sort < files',
  'env -S "touch x"',
  'env PATH=/tmp cat x',
  'sudo -s',
  'ssh host touch x',
  'watch touch x',
  'printf -v PATH x',
  'printf "$x"',
  'test -v "a[$(touch x)]"',
  '[ "$a" "$b" ]',
  '[ "$a" "$b" "$c" ]',
  '[ $a = b ]',
  'echo $((x))',
  'echo $((a[$(touch x)]))',
  'echo ${!x}',
  'echo ${x:$y}',
  'echo ${x/a/b}',
  "$'touch' x",
  'cat <(touch x)',
  'cat <<<x',
  'cat x &> out',
  '{touch,x}',
  'sort {-o,x}',
  'a=(x y)',
  '((x=1))',
  'coproc touch x',
  'function f { touch x; }',
  '[[ -f x ]]',
  'cat x |& tee y',
  'nc 10.0.0.1 9090',
  'nc -e /bin/sh -z x 1',
  'nc -z "$MANAGER_HOST" 9090',
  'date\u00a0x',
  'sort\u00a0-o x',
  'sort x\u00a0-o y',
  'cat x\r\ntouch y',
  'cat x\0',
  'echo "unclosed',
  "echo 'unclosed",
  'echo $(unclosed',
  'if true; then echo',
  'cat <<EOF\nno end',
  'echo )',
  'echo "${x:-"$(touch x)"}"',
  'tee file',
  'dmesg -C',
  'mount /dev/sda /mnt',
  'conntrack -D',
  'iptables -A INPUT -j DROP',
  'ip link set eth0 down',
  'ip route add default via 1.1.1.1',
  'journalctl --vacuum-size=1M',
  'ss -K dst 1.1.1.1',
  'docker compose up -d',
  'docker exec worker touch x',
  'case x in x) touch y;; esac',
  'while touch x; do :; done',
  'until false; do touch x; done',
  '( touch x )',
  '{ touch x; }',
  '! touch x',
  'cat x | while read -r l; do touch "$l"; done',
  'nice -n 5 touch x',
  'timeout 5 touch x',
  'timeout "$x" touch x',
  'exec touch x',
  'command touch x',
  'nohup touch x',
]);

// A value that the script sets itself is no longer the one that the pattern was checked against.
check('change', ['host=-e; nc -z "$host" 1', 'read -r host; nc -z "$host" 1'], ['host']);

check('destroy', [
  'rm -rf /var/lib/openclaw',
  'sudo rm -fr /x',
  'r"m" -r x',
  'echo $(rm -rf x)',
  'kubectl delete pod x',
  'kubectl -n x delete pod y',
  'kubectl drain node',
  'dd if=/dev/zero of=/dev/sda',
  'mkfs.ext4 /dev/sda1',
  'clw task cancel --force task-1',
  'find / -delete',
  'docker system prune -af',
  'docker compose down -v',
  'iptables -F',
  'sh -c "rm -rf x"',
  'echo x | xargs rm -rf',
  'cat() { rm -rf /; }; cat',
  'touch x; rm -rf x',
]);

test('a reason stands where the command does', () => {
  const script = 'cat a\nif true; then touch b; fi';
  const [reason] = classifyScript(script).reasons;
  assert.equal(script.slice(reason?.range.start, reason?.range.end), 'touch b');
});

test('any text has a class, and what cannot be read is no reader', () => {
  const piece = fc.constantFrom(
    ...[
      'cat',
      'touch',
      ' ',
      '\n',
      ';',
      '|',
      '&',
      '$(',
      ')',
      '`',
      '"',
      "'",
      '\\',
      '{',
      '}',
      '<<EOF',
      'EOF',
      '$x',
      '${',
      '#',
    ],
    ...['if', 'then', 'fi', 'do', 'done', 'case', 'in', 'esac', '>', '<', '(', '((', '$((', '[', 'x=', '!'],
  );
  const script = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(piece, { maxLength: 25 }).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(script, (text) => {
      const judgement = classifyScript(text);
      assert.equal(judgement.reasons.length === 0, judgement.class === 'read');
    }),
    { numRuns: 3000 },
  );
});

test('a command that changes is found wherever it stands', () => {
  const wrap = fc.constantFrom<(inner: string) => string>(
    (inner) => `echo "$(${inner})"`,
    (inner) => `if true; then\n${inner}\nfi`,
    (inner) => `( ${inner} )`,
    (inner) => `{ ${inner}\n}`,
    (inner) => `case a in *) ${inner} ;; esac`,
    (inner) => `f() { ${inner}\n}`,
    (inner) => `while false; do ${inner}\ndone`,
    (inner) => `cat x | { ${inner}\n}`,
    (inner) => `true &&\n${inner}`,
    (inner) => `cat <<EOF\n$(${inner})\nEOF`,
    (inner) => `cat <<A\na\nA\n${inner}`,
  );
  fc.assert(
    fc.property(fc.array(wrap, { maxLength: 5 }), (wraps) => {
      const script = wraps.reduce((inner, next) => next(inner), 'touch x');
      assert.notEqual(classifyScript(script).class, 'read', script);
    }),
  );
});

test('nesting without end is a value', () => {
  assert.equal(classifyScript('$('.repeat(50_000)).class, 'change');
  assert.equal(classifyScript('('.repeat(50_000)).class, 'change');
  assert.equal(classifyScript('{ '.repeat(50_000)).class, 'change');
  assert.equal(classifyScript('${x:-'.repeat(50_000)).class, 'change');
});
