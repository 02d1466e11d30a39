import type { OptionRule } from './options.ts';
import type { Word } from './script.ts';

/** How a program that reads is told from one that writes. */
export type ReaderRule =
  /** It cannot write, whatever it is given. */
  | { readonly kind: 'always' }
  /** It reads with these options only. */
  | { readonly kind: 'options'; readonly rule: OptionRule }
  /** Its first words say what it does. */
  | {
      readonly kind: 'subcommands';
      readonly global: OptionRule;
      readonly commands: ReadonlyMap<string, OptionRule | null>;
    };

/**
 * The programs that only read. Whatever is not here changes something, and so does a program here with an option that
 * its rule does not name.
 */
export const readers: ReadonlyMap<string, ReaderRule> = new Map<string, ReaderRule>([
  // The shell's own.
  ...always(': true false echo wait sleep pwd cd exit return break continue shift type which basename dirname'),
  options('printf', { operands: 'any', stopAtOperand: true }),

  // Files and text.
  ...always('cat head tail grep egrep fgrep wc cut tr nl tac rev paste fold expand comm join cmp diff od hexdump'),
  ...always('strings column ls stat readlink realpath namei lsattr getfacl jq seq expr'),
  ...always('md5sum sha1sum sha256sum sha512sum cksum zcat zgrep'),
  options('file', { flags: '-b --brief -i --mime -L -k -z', operands: 'any' }),
  options('base64', { flags: '-d --decode -i', values: '-w --wrap', operands: 'any' }),
  options('du', { flags: '-s -h -a -c -k -m -x -b', values: '-d --max-depth', operands: 'any' }),
  options('sort', { flags: '-n -r -u -h -b -f -g -V -s -z -R -M', values: '-k --key -t', operands: 'any' }),
  options('uniq', { flags: '-c -d -u -i -z', values: '-f -s -w', operands: 'none' }),
  options('tee', { flags: '-a', operands: ['/dev/null', '/dev/stderr'] }),
  options('find', {
    singleDash: true,
    flags: '-H -L -P -print -print0 -ls -depth -empty -mount -xdev -a -o -not -true -false -prune -readable -writable',
    values:
      '-name -iname -path -ipath -type -mtime -mmin -atime -amin -ctime -cmin -size -maxdepth -mindepth -newer -user -group -perm -links -printf -regex',
    operands: 'any',
  }),

  // The machine.
  ...always('df free uptime uname id groups whoami who w nproc getconf printenv lsmod lscpu lsblk vmstat pgrep pidof'),
  ...always('pstree ps getent getenforce sestatus last'),
  options('date', {
    flags: '-u --utc -R -I',
    values: '-d --date -r --reference',
    operands: 'any',
    checkOperand: (word) => (word.prefix.startsWith('+') ? null : 'an operand other than "+FORMAT" sets the clock'),
  }),
  options('hostname', { flags: '-f -i -I -s -d -A --fqdn', operands: 'none' }),
  options('mount', { flags: '-l', operands: 'none' }),
  options('top', { flags: '-b -c -H -i', values: '-n -d -p -u -w', operands: 'none' }),
  options('dmesg', { flags: '-T -H -x -k -r --ctime --kernel', values: '-l --level -f --facility', operands: 'none' }),
  options('sysctl', { flags: '-n -a -e -N --values --names --all', operands: 'any', checkOperand: isKey }),
  options('lsof', { flags: '-i -n -P -t -U -a -l', values: '-p -u -c -s', operands: 'any' }),
  options('timedatectl', { flags: '--no-pager -a', operands: ['status', 'show', 'timesync-status'] }),
  options('hostnamectl', { operands: ['status'] }),
  options('journalctl', {
    flags:
      '--no-pager -f --follow -b -k --dmesg -q --quiet -r --reverse -x -e --utc -a --no-hostname -m --list-boots --disk-usage --no-full -l --full',
    values:
      '-u --unit --user-unit --since --until -S -U -n --lines -o --output -p --priority -t --identifier -g --grep --boot -D --directory',
    operands: 'any',
  }),
  subcommands('systemctl', {
    global: {
      flags: '--no-pager -l --full -a --all -q --quiet --user --system --plain --no-legend --failed --value',
      values: '-n --lines -o --output -p --property -t --type --state -H --host -M --machine',
      operands: 'any',
    },
    read: 'status|is-active|is-enabled|is-failed|show|cat|list-units|list-unit-files|list-timers|list-sockets|list-dependencies|get-default',
  }),

  // The network.
  ...always('ping ping6 traceroute tracepath dig host nslookup netstat'),
  options('nc', { flags: '-z -v -n -u -4 -6', values: '-w', operands: 'any', required: '-z' }),
  options('ncat', { flags: '-z -v -n -u -4 -6', values: '-w', operands: 'any', required: '-z' }),
  options('ss', { flags: '-t -u -l -n -p -a -e -i -o -m -4 -6 -s -H -r -w -x -O --no-header', operands: 'any' }),
  options('arp', { flags: '-a -n -e -v', operands: 'none' }),
  options('route', { flags: '-n -e', operands: 'none' }),
  options('ethtool', { flags: '-i -S -k -g -a', operands: 'any' }),
  options('conntrack', { flags: '-L -C -S --dump --count --stats', values: '-p -s -d --proto', operands: 'none' }),
  options('iptables', firewall()),
  options('ip6tables', firewall()),
  subcommands('nft', { global: { flags: '-n -a -s -j', operands: 'any' }, read: 'list' }),
  subcommands('resolvectl', { global: { flags: '--no-pager', operands: 'any' }, read: 'status|query|statistics' }),
  options('chronyc', { flags: '-n -c', operands: ['tracking', 'sources', 'sourcestats', 'activity'] }),
  options('ip', {
    flags: '-4 -6 -o -br -s -d -j -p',
    singleDash: true,
    operands: 'addr address link route neigh rule show list get dev up default main'.split(' '),
  }),

  // Clusters and containers.
  subcommands('kubectl', {
    global: {
      flags: '-A --all-namespaces --insecure-skip-tls-verify',
      values: '-n --namespace --context --cluster --user --request-timeout -s --server --as -v --kubeconfig --token',
      operands: 'any',
    },
    read: 'get|describe|logs|top|version|explain|events|wait|diff|api-resources|api-versions|cluster-info|auth can-i|auth whoami|rollout status|rollout history|config view|config current-context|config get-contexts',
    rule: kubectlRead(),
  }),
  subcommands('docker', {
    global: { values: '-H --host --context -c --config', operands: 'any' },
    read: 'ps|inspect|logs|version|info|images|stats|top|port|history|diff|network ls|network inspect|volume ls|volume inspect|container ls|container inspect|container logs|image ls|image inspect|system df|system info|context ls|compose ps|compose logs|compose version|compose top|compose images|compose ls',
  }),
  subcommands('docker-compose', { global: { values: '-f --file -p', operands: 'any' }, read: 'ps|logs|version|top' }),
  subcommands('crictl', {
    global: { values: '-r --runtime-endpoint', operands: 'any' },
    read: 'ps|pods|images|logs|inspect|inspectp|info|version|stats',
  }),
  subcommands('helm', {
    global: { values: '-n --namespace --kube-context', operands: 'any' },
    read: 'list|status|history|version',
  }),
  subcommands('promtool', {
    global: { operands: 'any' },
    read: 'check rules|check config|check metrics|query instant|query range',
  }),

  // OpenClaw.
  subcommands('clw', {
    global: { values: '--cluster --config --manager --namespace -n', flags: '--json --no-color', operands: 'any' },
    read: 'health|validate-config|logs|version|cluster status|task list|debug config',
    more: [['worker', { flags: '--dry-run', values: '--config', operands: 'none', required: '--dry-run' }]],
  }),
  subcommands('openclaw', {
    global: { values: '--namespace -n', operands: 'any' },
    read: 'version|worker list|job list|job get',
  }),

  // Certificates and requests over the network.
  subcommands('openssl', {
    global: { operands: 'any' },
    read: 'version|ciphers',
    more: [
      [
        'x509',
        {
          singleDash: true,
          flags:
            '-noout -text -dates -enddate -startdate -subject -issuer -fingerprint -serial -purpose -modulus -pubkey -hash -sha256 -sha1 -email -ocsp_uri',
          values: '-in -inform -ext -checkend -checkhost -checkip -nameopt -certopt',
          operands: 'none',
        },
      ],
      [
        'verify',
        {
          singleDash: true,
          flags: '-show_chain -x509_strict -partial_chain -verbose -no-CAfile -no-CApath',
          values: '-CAfile -CApath -untrusted -purpose -verify_hostname -verify_ip -verify_depth',
          operands: 'any',
        },
      ],
      [
        's_client',
        {
          singleDash: true,
          flags: '-showcerts -brief -verify_return_error -tls1_2 -tls1_3 -no_ign_eof -quiet -status -4 -6',
          values: '-connect -servername -CAfile -CApath -cert -key -verify -verify_hostname -alpn -starttls',
          operands: 'none',
        },
      ],
      [
        'req',
        { singleDash: true, flags: '-noout -text -subject -verify -pubkey', values: '-in -inform', operands: 'none' },
      ],
      ['pkey', { singleDash: true, flags: '-noout -check -pubout -text_pub', values: '-in -inform', operands: 'none' }],
      ['rsa', { singleDash: true, flags: '-noout -check -pubout -modulus', values: '-in -inform', operands: 'none' }],
    ],
  }),
  options('curl', {
    flags:
      '-s --silent -S --show-error -f --fail -k --insecure -L --location -I --head -i --include -v --verbose -4 -6 -N --compressed -g',
    values:
      '-m --max-time --connect-timeout -H --header --cacert --cert --key -E -u --user -w --write-out --url --resolve --retry -X --request -o --output -A',
    operands: 'any',
    checkValue: curlValue,
  }),
]);

function always(names: string): [string, ReaderRule][] {
  return names.split(' ').map((name) => [name, { kind: 'always' }]);
}

function options(name: string, rule: OptionRule): [string, ReaderRule] {
  return [name, { kind: 'options', rule }];
}

interface SubcommandList {
  readonly global: OptionRule;
  /** The subcommands that read, one or two words each, separated by `|`. */
  readonly read: string;
  /** What follows them; null for anything. */
  readonly rule?: OptionRule;
  readonly more?: readonly (readonly [string, OptionRule])[];
}

function subcommands(name: string, list: SubcommandList): [string, ReaderRule] {
  const commands = new Map<string, OptionRule | null>(list.read.split('|').map((words) => [words, list.rule ?? null]));
  for (const [word, rule] of list.more ?? []) commands.set(word, rule);
  return [name, { kind: 'subcommands', global: { ...list.global, stopAtOperand: true }, commands }];
}

function firewall(): OptionRule {
  return {
    flags: '-L -S -n -v --list --list-rules --line-numbers',
    values: '-t --table',
    operands: 'any',
    required: '-L -S --list --list-rules',
  };
}

function kubectlRead(): OptionRule {
  return {
    flags:
      '-A --all-namespaces -w --watch --show-labels --no-headers -f --follow --previous -p --timestamps --prefix --all-containers --client -q --quiet --list --minify --ignore-not-found --containers',
    values:
      '-n --namespace --context --cluster --request-timeout --as --as-group --subresource -o --output -l --selector --field-selector -L --label-columns --sort-by -c --container --tail --since --since-time --for --timeout --api-group --raw --types --revision --limit-bytes --max-log-requests --chunk-size --template',
    operands: 'any',
  };
}

function isKey(word: Word): string | null {
  return word.text !== null && !word.text.includes('=') ? null : 'an operand with "=" sets a kernel parameter';
}

function curlValue(option: string, value: Word): string | null {
  switch (option) {
    case '-X':
    case '--request':
      return value.text === 'GET' || value.text === 'HEAD' ? null : 'a request other than GET and HEAD';
    case '-o':
    case '--output':
      return value.text === '/dev/null' || value.text === '-' ? null : 'output that goes to a file';
    case '-w':
    case '--write-out':
      // curl 8.3 writes to files by %output{name}, and reads such a format from a file by "@".
      return value.text !== null && !/^@|%output/.test(value.text) ? null : 'a format that may write to a file';
    default:
      return null;
  }
}
