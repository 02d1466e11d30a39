import assert from 'node:assert/strict';
import test from 'node:test';
import { FORMATS } from '../../../server/schemas/formats.ts';
import { isWithin, parseCidr } from '../../../server/schemas/ip.ts';
import { nearest } from '../../../server/schemas/nearest.ts';
import { isQuantity, quantityValue } from '../../../server/schemas/quantity.ts';

function check(
  name: string,
  examples: { readonly takes: readonly string[]; readonly refuses: readonly string[] },
): void {
  test(name, () => {
    const format = FORMATS[name];
    assert.ok(format);
    for (const text of examples.takes) assert.equal(format.accepts(text), true, text);
    for (const text of examples.refuses) assert.equal(format.accepts(text), false, text);
  });
}

check('dnsLabel', {
  takes: ['a', '9-a', 'a'.repeat(63)],
  refuses: ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'a'.repeat(64)],
});
check('dnsSubdomain', { takes: ['a.b-c.9', 'a'.repeat(253)], refuses: ['', 'a..b', 'a.', 'a/b', 'a'.repeat(254)] });
check('labelKey', {
  takes: ['app', 'openclaw.io/worker', 'A_b.c'],
  refuses: ['', '/app', 'a/b/c', 'Upper.io/app', 'a b', 'a'.repeat(64)],
});
check('labelValue', { takes: ['', 'v2.4_1-rc', 'A'], refuses: ['-a', 'a.', 'a b', 'ü', 'a'.repeat(64)] });
check('portName', { takes: ['grpc', 'a-1'], refuses: ['', '9090', 'a--b', '-a', 'Upper', 'a-name-too-long-'] });
check('configKey', { takes: ['worker.yaml', '.hidden', '_A'], refuses: ['', '.', '..', '..a', 'a/b', 'a b'] });
check('environmentName', { takes: ['CLAW_NAMESPACE', 'my.var', '1st'], refuses: ['', 'A=B', 'Ü'] });
check('resourceName', {
  takes: ['cpu', 'hugepages-2Mi', 'nvidia.com/gpu'],
  refuses: ['mem', 'requests.nvidia.com/gpu', 'a/b/c'],
});
check('cron', {
  takes: ['*/5 * * * *', '0 3 * jan mon-fri', '1,2-3/4 ? * * *', '@daily', '@every 1h30m', '5/10 * * * *'],
  refuses: [
    '',
    '* * * *',
    '60 * * * *',
    '* * 0 * *',
    '* * * * 7',
    '5-1 * * * *',
    '*/0 * * * *',
    '@never',
    'TZ=UTC * * * * *',
    '1-2-3 * * * *',
    '1/2/3 * * * *',
  ],
});
check('timeZone', { takes: ['Europe/Berlin', 'Etc/GMT+2', 'UTC'], refuses: ['', 'Local', 'Europe/', 'a b', '../etc'] });
check('base64', { takes: ['', 'c2VjcmV0', 'YQ==', 'YWJj\nZGVm'], refuses: ['c2VjcmV', 'a b=', '!!!!'] });
check('time', {
  takes: ['2025-01-15T10:42:18Z', '2025-01-15T10:42:18.5+02:00'],
  refuses: ['2025-01-15', '2025-13-15T10:42:18Z', 'now'],
});
check('projectedPath', { takes: ['a/b', '.a'], refuses: ['/a', 'a/../b', '..a'] });
check('sysctlName', { takes: ['net.core.somaxconn', 'net/ipv4/ip_forward'], refuses: ['Net.core', 'net..core', ''] });

test('addresses and networks', () => {
  for (const text of ['10.0.0.1', '::1', '2001:db8::1', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4'])
    assert.equal(FORMATS['ip']?.accepts(text), true, text);
  for (const text of ['10.0.0', '256.0.0.1', '1::2::3', '1:2:3:4:5:6:7', 'a.b.c.d', '', '1:2:3:4:5:6:7:8:9'])
    assert.equal(FORMATS['ip']?.accepts(text), false, text);
  assert.equal(within('192.168.1.128/25', '192.168.1.0/24'), true);
  assert.equal(within('192.168.2.0/25', '192.168.1.0/24'), false);
  assert.equal(within('192.168.1.0/24', '192.168.1.0/24'), false);
  assert.equal(within('2001:db8:1::/48', '2001:db8::/32'), true);
  assert.equal(within('10.0.0.0/25', '2001:db8::/24'), false);
  for (const text of ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/x', '::/129', '/8'])
    assert.equal(parseCidr(text), undefined, text);
});

test('quantities', () => {
  for (const text of ['1', '500m', '1Gi', '1.5', '.5', '5.', '1e3', '1E3', '-1', '+1Ki', '5E'])
    assert.equal(isQuantity(text), true, text);
  for (const text of ['', '2GB', '2gi', '1,5', '1 Gi', 'lots', '1.5.5', '1Eib', 'm'])
    assert.equal(isQuantity(text), false, text);
  assert.equal(quantityValue('1.5Gi'), 1.5 * 2 ** 30);
  assert.equal(quantityValue('500m'), 0.5);
  assert.equal(quantityValue('1e3'), 1000);
  assert.equal(quantityValue('2GB'), undefined);
});

test('the word that was meant', () => {
  const words = ['image', 'imagePullPolicy', 'name', 'serviceAccountName', 'env', 'envFrom'];
  const meant = (text: string): string | undefined => nearest(text, words);
  assert.equal(meant('imagee'), 'image');
  assert.equal(meant('iamge'), 'image');
  assert.equal(meant('service_account_name'), 'serviceAccountName');
  assert.equal(meant('evn'), 'env');
  assert.equal(meant('volumes'), undefined);
  assert.equal(meant('x'), undefined);
});

function within(inner: string, outer: string): boolean {
  const [a, b] = [parseCidr(inner), parseCidr(outer)];
  return a !== undefined && b !== undefined && isWithin(a, b);
}
