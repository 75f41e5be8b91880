# Makes inter-tab.woff2: Inter (opsz and wght axes, Latin) whose ordinary digits and number signs are the tabular ones.
#
# Why a file and not CSS: Chromium 130 ignores `font-feature-settings` inside @font-face, and canvas text (the
# chart's glyph atlas) cannot ask for features at all. Run by hand when @fontsource-variable/inter changes:
#   apt-get install python3-fonttools python3-brotli && python3 make-inter-tab.py
from pathlib import Path
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SOURCE = HERE / '../../../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2'
# Wide brackets and hyphens belong to tables of figures, not to words.
KEEP = {'hyphen', 'parenleft', 'parenright', 'bracketleft', 'bracketright', 'braceleft', 'braceright'}

font = TTFont(SOURCE)
gsub = font['GSUB'].table
tabular = {}
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == 'tnum':
        for index in record.Feature.LookupListIndex:
            for part in gsub.LookupList.Lookup[index].SubTable:
                tabular.update(getattr(part, 'ExtSubTable', part).mapping)
for table in font['cmap'].tables:
    if table.isUnicode():
        for code, glyph in list(table.cmap.items()):
            if glyph not in KEEP:
                table.cmap[code] = tabular.get(glyph, glyph)

options = Options()
options.layout_features = ['kern', 'ccmp', 'locl', 'mark', 'mkmk']
options.flavor = 'woff2'
options.notdef_outline = True
subsetter = Subsetter(options)
subsetter.populate(unicodes=font.getBestCmap().keys())
subsetter.subset(font)
for name in font['name'].names:
    if name.nameID in (1, 4, 16):
        font['name'].setName('Inter Tab', name.nameID, name.platformID, name.platEncID, name.langID)
    if name.nameID == 6:
        font['name'].setName('InterTab', 6, name.platformID, name.platEncID, name.langID)
font.flavor = 'woff2'
font.save(HERE / 'inter-tab.woff2')
