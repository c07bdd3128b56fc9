/** Control, bidirectional and invisible characters, which could hide or reorder what is printed. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufe00-\ufe0f]+/gu;

/** The name of the command by which a file prints characters that not every LaTeX has; see `CHARACTER_COMMAND`. */
const COMMAND = '\\evalpresschar';

/**
 * Defines the command behind characters outside Latin: the character itself where the engine and the font have it, else its
 * number, such as [U+1F600]. pdfLaTeX would stop at them. It takes hexadecimal digits only.
 */
export const CHARACTER_COMMAND = `\\ifdefined${COMMAND}\\else\\protected\\def${COMMAND}#1{\\ifdefined\\Uchar\\iffontchar\\font"#1 \\Uchar"#1 \\else[U+#1]\\fi\\else[U+#1]\\fi}\\fi`;

/** Whether a finished text needs `CHARACTER_COMMAND` before it. */
export function needsCharacterCommand(latex: string): boolean {
  return latex.includes(COMMAND);
}

/**
 * The only escaper for LaTeX: any text as plain words inside a paragraph, a caption or a table cell. What it returns is
 * printable ASCII without line breaks; no input encoding, font encoding or package is needed for it.
 */
export function latexText(text: string): string {
  return wordsOf(visibleOf(text));
}

/** The same for a narrow column: lines may break behind every sign, and in words that have none. */
export function latexNarrow(text: string): string {
  const pieces = visibleOf(text).match(PIECES) ?? [];
  return pieces.map(wordsOf).join('\\allowbreak{}');
}

/** A sign or a letter outside Latin, or a run of other letters that is short enough for a narrow column. */
const PIECES = /[^\p{Script=Latin}\p{N}]|[\p{Script=Latin}\p{N}]{1,12}/gu;

function visibleOf(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, ' ')
    .replace(/\p{Mn}/gu, '')
    .trim();
}

function wordsOf(visible: string): string {
  return Array.from(visible, latexCharacter).join('').replace(JOINS, '$&{}');
}

/** Two hyphens or two commas in a row would become another character. */
const JOINS = /-(?=-)|,(?=,)/g;

function latexCharacter(character: string): string {
  const own = COMMANDS[character];
  if (own !== undefined) return own;
  if (/[ -~]/.test(character)) return character;
  return accented(character) ?? numbered(character);
}

/** A Latin letter with an accent, as a command; null for anything else. */
function accented(character: string): string | null {
  const [letter = '', accent = '', ...more] = character.normalize('NFD');
  const command = ACCENTS[accent];
  if (command === undefined || more.length > 0 || !/[a-z]/i.test(letter)) return null;
  return `{\\${command}{${letter === 'i' || letter === 'j' ? `\\${letter}` : letter}}}`;
}

function numbered(character: string): string {
  return `${COMMAND}{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;
}

/** Combining marks of Unicode and the accents of LaTeX. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
};

const math = (command: string): string => `\\ensuremath{${command}}`;

/** Characters that mean something to LaTeX, that join with their neighbours, or that have a command of their own. */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
  '"': '{\\textquotedblright}',
  '`': '{\\textquoteleft}',
  "'": '{\\textquoteright}',
  // A bracket or an asterisk behind a line break would be read as its argument.
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  '\u00a0': '~',
  '\u2009': '\\,',
  '\u202f': '\\,',
  '–': '{\\textendash}',
  '—': '{\\textemdash}',
  '‘': '{\\textquoteleft}',
  '’': '{\\textquoteright}',
  '“': '{\\textquotedblleft}',
  '”': '{\\textquotedblright}',
  '…': '{\\ldots}',
  '•': '{\\textbullet}',
  '·': math('\\cdot'),
  '×': math('\\times'),
  '÷': math('\\div'),
  '±': math('\\pm'),
  '−': math('-'),
  '≈': math('\\approx'),
  '≤': math('\\leq'),
  '≥': math('\\geq'),
  '≠': math('\\neq'),
  '→': math('\\rightarrow'),
  '∞': math('\\infty'),
  '°': math('^\\circ'),
  '²': math('^2'),
  '³': math('^3'),
  α: math('\\alpha'),
  β: math('\\beta'),
  γ: math('\\gamma'),
  δ: math('\\delta'),
  ε: math('\\epsilon'),
  λ: math('\\lambda'),
  µ: math('\\mu'),
  μ: math('\\mu'),
  π: math('\\pi'),
  σ: math('\\sigma'),
  τ: math('\\tau'),
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ł: '{\\l}',
  Ł: '{\\L}',
  ı: '{\\i}',
  '§': '{\\S}',
  '©': '{\\copyright}',
};
