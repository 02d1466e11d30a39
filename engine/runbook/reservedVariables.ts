/**
 * Names that shells, loaders and the programs of runbooks take for themselves. A runbook that could set them would change
 * what a script does behind its text, from which its class was found.
 */
export function isReservedVariable(name: string): boolean {
  return reserved.test(name);
}

/** Set for scripts from the cluster profile's `kubernetes`, so that kubectl never takes the user's current context. */
export const kubernetesVariables = ['KUBE_CONTEXT', 'KUBE_NAMESPACE', 'KUBE_SYSTEM_NAMESPACE'] as const;

/** What every script may rely on besides its own variables. */
export const ambientVariables: ReadonlySet<string> = new Set([
  ...kubernetesVariables,
  ...[
    'HOME',
    'PATH',
    'USER',
    'LOGNAME',
    'PWD',
    'OLDPWD',
    'TMPDIR',
    'LANG',
    'LC_ALL',
    'IFS',
    'PPID',
    'OPTARG',
    'OPTIND',
  ],
]);

const reserved =
  /^(?:PATH|HOME|USER|LOGNAME|PWD|OLDPWD|IFS|ENV|CDPATH|SHELL|SHELLOPTS|BASHOPTS|PS\d|PROMPT_COMMAND|PAGER|LESS|LESSOPEN|EDITOR|VISUAL|BROWSER|TERM|TERMINFO|LANG|LC_.*|TZ|TZDIR|(?:LD|DYLD|BASH|GIT|SYSTEMD|MALLOC|KUBECTL|SUDO|GCONV|NODE|NPM|PERL5|PYTHON|RUBY|JAVA|OPENSSL|KUBE)_.*|NODE_OPTIONS|PYTHON\w*|PERL5\w*|RUBYOPT|RUBYLIB|CURL_HOME|CURL_CA_BUNDLE|SSL_CERT_(?:FILE|DIR)|SSH_(?:ASKPASS|AUTH_SOCK)|KUBECONFIG|DOCKER_(?:CONFIG|HOST|CONTEXT)|LOCPATH|NLSPATH|HOSTALIASES|RES_OPTIONS|LOCALDOMAIN|AWKPATH|AWKLIBPATH|GREP_OPTIONS|POSIXLY_CORRECT|(?:ALL|HTTPS?|FTP|NO)_PROXY)$/;
