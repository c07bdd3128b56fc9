/** Texts that try to become markup, script, an address, a template, a prototype or a line of something else. */
export const HOSTILE = [
  'org/Model-70B_bfloat16_dea3d818bfdab718a2313e3ca023e54e3f4d9a3c_True',
  '</script><script>alert(1)</script>',
  '<!--<script>alert(2)//',
  '"><img src=x onerror=alert(3)>',
  "'><svg/onload=alert(4)>",
  '<svg><style><img src=//evil.example/x onerror=alert(5)>',
  'javascript:alert(6)',
  '//evil.example/x',
  '{{constructor.constructor("alert(7)")()}}',
  '${alert(8)}',
  '</title></head><body onload=alert(9)>',
  '&lt;img src=x onerror=alert(10)&gt;',
  '__proto__',
  'constructor',
  ']]><x xmlns="http://www.w3.org/1999/xhtml" onload="alert(11)"/>',
  '=HYPERLINK("http://evil.example","x")',
  '<a href="http://evil.example">here</a>',
  'a line\u2028and another',
  '../../../etc/passwd',
];

/** The same text to a page, and nothing to a parser: every printable character is a letter. */
const harmless = (text: string, index: number): string => `${text.replace(/[!-~]/g, 'x')}${index}`;

/** The same texts, harmless. */
export const BENIGN = HOSTILE.map(harmless);

/** A small dataset that carries these texts wherever a dataset can carry a text. */
export const datasetOf = (texts: readonly string[]) => {
  const at = (index: number): string => texts[index % texts.length] ?? '';
  const tasks = [0, 1, 2].map((index) => ({
    id: `task-${index}`,
    label: at(index),
    description: at(index + 3),
    guess: 0,
  }));
  const evals = texts.map((label, index) => ({
    eval_id: index,
    label,
    filters: { model: at(index + 1), template: at(index + 2) },
    groups: [`family:${index % 2 === 0 ? 'even' : 'odd'}`, `note:${at(index + 4).replace(/[,|]/g, ' ')}`],
    tags: [at(index + 5)],
  }));
  const points = evals.flatMap(({ eval_id }) =>
    tasks.flatMap(({ id }, task) =>
      ['low', 'high'].map((tier) => ({
        eval_id,
        task: id,
        tier,
        total: 200,
        truncated: 4 * task,
        correct: 190 - 7 * eval_id - 20 * task - (tier === 'high' ? 15 : 0),
      })),
    ),
  );
  return {
    title: at(0),
    description: at(1),
    version: at(2),
    license: at(3),
    citation: at(4),
    tiers: [
      { id: 'low', label: at(5) },
      { id: 'high', label: at(6) },
    ],
    tasks,
    evals,
    points,
  };
};
