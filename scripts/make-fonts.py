"""Makes public/fonts/ and src/render/figures/draw/inter-advances.ts from the Inter that @expo-google-fonts/inter ships.

    python3 -m venv venv && venv/bin/pip install 'fonttools[woff]==4.68.0'
    venv/bin/python scripts/make-fonts.py

The renderer that makes PNGs knows no OpenType features, so the ones we use are made the default glyphs: page, figure
and card then show the same shapes.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / 'node_modules/@expo-google-fonts/inter'
TARGET = ROOT / 'public/fonts'
FACES = {400: '400Regular/Inter_400Regular.ttf', 500: '500Medium/Inter_500Medium.ttf', 600: '600SemiBold/Inter_600SemiBold.ttf'}
# Tabular figures (digits alone: a tabular hyphen tears dates apart), single-storey a, round quotes and commas.
FROZEN = ['tnum', 'cv11', 'ss03']
# calt is left out: it would turn the x of "2x7B" into a multiplication sign, and a label is not ours to spell.
KEPT = ['kern', 'mark', 'mkmk', 'ccmp', 'locl']
# What a web page needs: Latin with all its extensions, Greek, punctuation, currency, arrows, mathematics.
WEB = [(0x20, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD), (0x370, 0x3FF), (0x1E80, 0x1EF9), (0x2000, 0x206F), (0x2070, 0x209F),
       (0x20A0, 0x20BF), (0x2122, 0x2122), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD)]
MEASURED = [(0x20, 0x7E), (0xA0, 0x17F), (0x370, 0x3FF), (0x400, 0x45F), (0x2010, 0x2027), (0x2030, 0x203A), (0x2070, 0x208E),
            (0x20A0, 0x20BF), (0x2190, 0x2199), (0x2212, 0x2212), (0x2248, 0x2265)]


def open_frozen(face):
    """The font with the frozen features' glyphs put into its character map."""
    font = TTFont(SOURCE / face)
    gsub = font['GSUB'].table
    lookups = {tag: {i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == tag for i in r.Feature.LookupListIndex} for tag in FROZEN}
    for tag in FROZEN:
        swap = {}
        for index in sorted(lookups[tag]):
            for table in gsub.LookupList.Lookup[index].SubTable:
                swap.update(getattr(getattr(table, 'ExtSubTable', table), 'mapping', {}))
        if tag == 'tnum':
            swap = {glyph: swap[glyph] for glyph in map(font.getBestCmap().get, range(ord('0'), ord('9') + 1)) if glyph in swap}
        for cmap in font['cmap'].tables:
            cmap.cmap = {code: swap.get(glyph, glyph) for code, glyph in cmap.cmap.items()}
    return font


def write(face, name, codes=None, flavor=None):
    font = open_frozen(face)
    options = Options()
    options.layout_features = KEPT
    options.name_IDs = ['*']
    options.hinting = False
    options.flavor = flavor
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes or sorted(font.getBestCmap()))
    subsetter.subset(font)
    font.flavor = flavor
    font['head'].modified = font['head'].created
    font.recalcTimestamp = False
    font.save(TARGET / name, reorderTables=True)


def advances(face):
    """Lines of `first code point: advance, advance, …` in font units, one per run of neighbouring characters."""
    font = TTFont(face)
    cmap, widths = font.getBestCmap(), font['hmtx'].metrics
    runs, last = [], None
    for first, final in MEASURED:
        for code in range(first, final + 1):
            if code not in cmap:
                continue
            if last is None or code != last + 1:
                runs.append([code, []])
            runs[-1][1].append(widths[cmap[code]][0])
            last = code
    return [f'{code}: {" ".join(map(str, values))}' for code, values in runs]


def main():
    for weight, face in FACES.items():
        stem = 'Inter-' + Path(face).stem.split(str(weight))[1]
        write(face, f'{stem}.ttf')
        write(face, f'{stem}.woff2', [c for a, b in WEB for c in range(a, b + 1)], 'woff2')
    (TARGET / 'OFL.txt').write_text((SOURCE / 'LICENSE_FONT').read_text())
    lines = ['// Written by scripts/make-fonts.py from public/fonts; `first code point: advance advance …` in units of 1/2048 em.']
    for weight, stem in ((400, 'Regular'), (600, 'SemiBold')):
        lines.append(f'export const inter{weight} = [')
        lines += [f"  '{line}'," for line in advances(TARGET / f'Inter-{stem}.ttf')]
        lines += ['];', '']
    (ROOT / 'src/render/figures/draw/inter-advances.ts').write_text('\n'.join(lines))


main()
