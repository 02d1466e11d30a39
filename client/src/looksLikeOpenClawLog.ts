/**
 * Whether text is a log of OpenClaw: a worker's (`[ERROR] [2024-01-15T10:23:45.123Z] …`), the newer worker's
 * (`[2025-01-15 10:42:18] INFO …`) or the controller's (`WARN … worker-id=…`), and something in it is OpenClaw's own.
 * The form alone is not enough: other programs write such lines too.
 */
export function looksLikeOpenClawLog(text: string): boolean {
  return forms.some((form) => form.test(text)) && ownWords.test(text);
}

const forms = [
  /\[(?:DEBUG|INFO|WARN|ERROR)\] \[\d{4}-\d\d-\d\dT[\d:.]+Z\] \S/,
  /\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] (?:DEBUG|INFO|WARN|ERROR) \S/,
  /\b(?:DEBUG|INFO|WARN|ERROR) .*\bworker-id=/,
];
const ownWords =
  /\bclw-[a-z]+-[a-z]+\b|openclaw|Worker (?:connection lost|registration)|heartbeat to manager|worker-id=|TLS handshake/i;
