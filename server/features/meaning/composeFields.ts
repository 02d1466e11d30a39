import type { FieldTable } from './fields.ts';

/** The keys of Compose files that decide whether a worker stays reachable. */
export const COMPOSE_FIELDS: FieldTable = {
  'Compose.version': { says: 'Obsolete. Compose takes no notice of it and warns.' },
  'Compose.services': { says: 'The containers, by name.' },
  'Compose.networks': { says: 'Networks that services name. Each name that a service uses has to stand here.' },
  'Service.image': { says: 'What runs. `latest` may change under a running cluster; give a version.' },
  'Service.environment': { says: 'Environment variables. Those of OpenClaw win over worker.yaml.' },
  'Service.network_mode': {
    says: '`host` puts the container into the network of its host. It does not go together with `networks`.',
  },
  'Service.networks': { says: 'Networks that the container is in. Worker and manager need one in common.' },
  'Service.restart': {
    says: 'When the container is started again after it has ended.',
    values: ['unless-stopped', 'always', 'on-failure', '"no"'],
  },
  'Service.healthcheck': { says: 'How Docker finds out that a worker hangs. `clw health` asks the worker itself.' },
  'Service.deploy': { says: 'Limits and number of containers.' },
  'Service.sysctls': {
    says: 'Kernel settings of the container’s own network. `net.netfilter.nf_conntrack_max` is none of them: it can only be set on the host.',
  },
  'Service.volumes': { says: 'Files and volumes in the container: `./worker.yaml:/etc/openclaw/worker.yaml:ro`.' },
  'Service.depends_on': {
    says: 'Services that start before. Only with `condition: service_healthy` they are also ready.',
  },
  'Service.ports': { says: 'Ports of the host that lead into the container. Put them in quotes.' },
  'Healthcheck.interval': { says: 'Pause between two checks.', values: ['30s', '10s', '1m'] },
  'Healthcheck.timeout': { says: 'A check that takes longer has failed.', values: ['10s', '5s'] },
  'Healthcheck.start_period': { says: 'Failures in this time after the start do not count.', values: ['60s', '30s'] },
  'Healthcheck.retries': { says: 'After so many failures in a row the container is unhealthy.', values: ['3', '5'] },
  'Healthcheck.test': {
    says: 'The command that checks; exit code 0 is healthy.',
    values: ['["CMD", "clw", "health"]'],
  },
};
