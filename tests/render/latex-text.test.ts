import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHARACTER_COMMAND,
  latexNarrow,
  latexText,
  needsCharacterCommand,
} from '../../src/render/latex-text.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

/** Every line was compiled by pdfLaTeX, which printed the first character. */
const CHARACTERS = String.raw`
\ {\textbackslash}
{ \{
} \}
$ \$
& \&
# \#
_ \_
% \%
~ {\textasciitilde}
^ {\textasciicircum}
< {\textless}
> {\textgreater}
| {\textbar}
" {\textquotedblright}
' {\textquoteright}
[ {[}
] {]}
* {*}
– {\textendash}
— {\textemdash}
‘ {\textquoteleft}
’ {\textquoteright}
“ {\textquotedblleft}
” {\textquotedblright}
… {\ldots}
• {\textbullet}
· \ensuremath{\cdot}
× \ensuremath{\times}
÷ \ensuremath{\div}
± \ensuremath{\pm}
− \ensuremath{-}
≈ \ensuremath{\approx}
≤ \ensuremath{\leq}
≥ \ensuremath{\geq}
≠ \ensuremath{\neq}
→ \ensuremath{\rightarrow}
∞ \ensuremath{\infty}
° \ensuremath{^\circ}
² \ensuremath{^2}
³ \ensuremath{^3}
α \ensuremath{\alpha}
β \ensuremath{\beta}
γ \ensuremath{\gamma}
δ \ensuremath{\delta}
ε \ensuremath{\epsilon}
λ \ensuremath{\lambda}
µ \ensuremath{\mu}
μ \ensuremath{\mu}
π \ensuremath{\pi}
σ \ensuremath{\sigma}
τ \ensuremath{\tau}
ß {\ss}
æ {\ae}
Æ {\AE}
ø {\o}
Ø {\O}
œ {\oe}
Œ {\OE}
ł {\l}
Ł {\L}
ı {\i}
§ {\S}
© {\copyright}
à {\`{a}}
é {\'{e}}
É {\'{E}}
â {\^{a}}
ã {\~{a}}
ā {\={a}}
ă {\u{a}}
ȧ {\.{a}}
ä {\"{a}}
å {\r{a}}
ő {\H{o}}
č {\v{c}}
ç {\c{c}}
ï {\"{\i}}
ĵ {\^{\j}}
į \evalpresschar{012F}
ế \evalpresschar{1EBF}
Ω \evalpresschar{03A9}
ά \evalpresschar{03AC}
模 \evalpresschar{6A21}
🦙 \evalpresschar{1F999}`;

describe('latexText', () => {
  it.each(
    CHARACTERS.trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  )('writes %s as %s', (character, command) => {
    expect(latexText(`x${character}y`)).toBe(`x${command}y`);
  });

  it('keeps spaces apart that do not break, and the quote that opens', () => {
    expect(latexText('1\u00a0a\u2009b\u202fc `d')).toBe('1~a\\,b\\,c {\\textquoteleft}d');
  });

  it('is printable ASCII in one line, with no command of the data', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary' })), (text) => {
        expect(latexText(text)).toMatch(/^[ -~]*$/);
      }),
    );
    expect(latexText('\\input{/etc/passwd}')).toBe('{\\textbackslash}input\\{/etc/passwd\\}');
    expect(latexText('100 % & #1_a ^^5c')).toBe(
      '100 \\% \\& \\#1\\_a {\\textasciicircum}{\\textasciicircum}5c',
    );
  });

  it('makes one space of what cannot be seen, and drops marks that join no letter', () => {
    expect(latexText(' \u0007a\u001b\u200b\u202eb\u2028\u2029c\ufe0fd\ue000\n')).toBe(
      'a b c d\\evalpresschar{E000}',
    );
    expect(latexText('7\u0301 e\u0301\u0300 \ud800')).toBe("7 {\\'{e}} \\evalpresschar{FFFD}");
  });

  it('keeps hyphens and commas apart, which would become dashes and quotes', () => {
    expect(latexText('a---b-c,,d,e')).toBe('a-{}-{}-b-c,{},d,e');
  });
});

describe('latexNarrow', () => {
  it('lets lines break behind signs, and in words of more than 12 letters', () => {
    expect(latexNarrow('gpt-4.1/abcdefghijklmnö')).toBe(
      ['gpt', '-', '4', '.', '1', '/', 'abcdefghijkl', 'mn{\\"{o}}'].join('\\allowbreak{}'),
    );
    expect(latexNarrow(' \n')).toBe('');
    expect(latexNarrow('a--b')).toBe(['a', '-', '-', 'b'].join('\\allowbreak{}'));
  });
});

describe('the command behind other characters', () => {
  it('is needed where it is used', () => {
    expect(needsCharacterCommand(latexText('plain é'))).toBe(false);
    expect(needsCharacterCommand(latexText('模'))).toBe(true);
  });

  it('prints the character where the font has it, else its number', () => {
    expect(CHARACTER_COMMAND).toBe(
      String.raw`\ifdefined\evalpresschar\else\protected\def\evalpresschar#1{\ifdefined\Uchar\iffontchar\font"#1 \Uchar"#1 \else[U+#1]\fi\else[U+#1]\fi}\fi`,
    );
  });
});
