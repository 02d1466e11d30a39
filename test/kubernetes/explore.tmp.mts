import { connectJudge, PARALLEL_REQUESTS } from '/work/main/test/kubernetes/judge.ts';
import { corpus } from '/work/main/test/kubernetes/corpus/corpus.ts';
import { parseYaml } from '/work/main/server/documents/parse.ts';
import { asMap } from '/work/main/server/documents/access.ts';
import { openKubernetesSchemas } from '/work/main/server/schemas/kubernetes/kubernetesSchemas.ts';
import { checkManifest } from '/work/main/server/schemas/kubernetes/manifest.ts';
import { execFileSync } from 'node:child_process';
const seed = Number(process.argv[2] ?? 1), count = Number(process.argv[3] ?? 2000), show = Number(process.argv[4] ?? 2);
const only = process.argv[5];
const judge = connectJudge();
const schemas = openKubernetesSchemas('1.36');
const cases = corpus(seed, count);
const t = performance.now();
let next = 0, agree = 0, sound=0, soundRefused=0;
const dis = new Map<string, any[]>();
await Promise.all(Array.from({length: PARALLEL_REQUESTS}, async () => {
  for (;;) {
    const c = cases[next++]; if (!c) return;
    const v = await judge.judge(c.text);
    const root = asMap(parseYaml(c.text).root);
    const problems = root ? checkManifest(root, {schemas, partial:false}) : [];
    if (c.mutation===undefined) { sound++; if(!v.accepted) soundRefused++; }
    if (v.accepted === (problems.length === 0)) { agree++; continue; }
    const key = v.accepted ? 'WE REFUSE: ' + c.kind+' '+ problems[0].kind + ' ' + problems[0].message.slice(0,90) : 'WE ACCEPT: ' + v.message.replace(/"[^"]*"/g,'S').replace(/\[\d+\]/g,'[]').replace(/^.*? is invalid: /,'').replace(/spec\.(jobTemplate\.spec\.)?template\.spec/g,'spec').slice(0,130);
    if (!dis.has(key)) dis.set(key, []);
    dis.get(key)!.push({...c, msg: v.message, problems: problems.map(p=>p.message)});
  }
}));
console.log(`${cases.length} cases, ${agree} agree, ${sound} sound (${soundRefused} refused), ${Math.round(performance.now()-t)} ms`);
for (const [k, l] of [...dis].sort((a,b)=>b[1].length-a[1].length)) {
  if (only && !k.includes(only)) continue;
  console.log(l.length, k, '|', [...new Set(l.map(c=>c.mutation ?? 'SOUND'))].join(','), '| seeds', l.slice(0,3).map(c=>c.seed).join(','));
  if (only) for (const c of l.slice(0,show)) console.log(c.text, '\n>>', c.msg, c.problems);
}
judge.dispose();
