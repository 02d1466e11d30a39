/** Texts of every shape that the incremental parser tells apart; edits are made in them at random. */
export const EDITABLE_TEXTS: readonly string[] = [
  `# /etc/openclaw/worker.yaml
cluster:
  manager_address: "192.168.1.10:9090"   # the manager
  reconnect_interval: "30s"
  max_reconnect_attempts: 5

worker:
  identity_generation: auto
  labels: [a, b, {c: d}]
`,
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: openclaw-worker
spec:
  replicas: 3
  template:
    spec:
      serviceAccountName: default # wrong
      containers:
      - name: worker
        image: openclaw/worker:latest
        env:
        - name: A
          value: "1"
        -
          name: B
          value: |
            two
              three

        # trailing comment
      - name: other
        args: ["a",
          "b"]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: c
data:
  worker.yaml: |
    cluster:
      manager_address: "x:9090"
  folded: >-
    some text
    more text
...
---
a: &x {b: 1}
c: *x
d:
  <<: *x
`,
  'groups:\r\n- name: g\r\n  rules:\r\n  - alert: A\r\n    expr: up == 0\r\n    annotations:\r\n      summary: "{{ $labels.x }}"\r\n',
  `x-worker: &worker
  image: openclaw/worker:1
  list: &list [a, b]
services:
  one:
    <<: *worker
    name: one
  two:
    <<: *worker
    name: two
    more:
      - x: *list
      - y: 2
`,
  '- a\n- - b\n  - c: d\n    e:\n    - f\n    g: h\n- i: |2\n     j\n- ? k\n  : l\n- "m\n  n"\n- o\n  p\n',
  '{"apiVersion": "v1", "kind": "List", "items": [{"kind": "Pod", "metadata": {"name": "x"}}]}\n',
  'key:\n    deep:\n        deeper: x\n      # odd comment\n        also: y\n    back: z\n\n\n# end\nlast:\n',
];
