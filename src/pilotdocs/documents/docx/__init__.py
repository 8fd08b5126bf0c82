"""docx → Document, with places that lead back to the paragraph and the run.

How a locator is resolved
-------------------------
The first step names a part and an element in it:

- `body`: `w:body` of the main document part (the package's `officeDocument` relationship).
- `footnotes/3`, `endnotes/3`: the third `w:footnote` or `w:endnote` of that part that has no `w:type` or the type
  `normal`; separators do not count, and `w:id` plays no part.
- `comments/3`: the third `w:comment` of the comments part.
- `header1`, `footer2`: the root of the related part whose file is called `header1.xml`, `footer2.xml`.

Each following step counts from 1 among siblings of its kind: `p[n]` is the n-th `w:p`, `tbl[n]` the n-th `w:tbl`,
`r[n]` the n-th `w:tr` of a table (deleted and hidden rows count), `c[n]` the n-th `w:tc` of a row (a merged-away cell
counts). While counting, these are looked through as if they were not there: `w:sdt` and `w:sdtContent`, `w:customXml`,
`w:smartTag`, `w:ins`, `w:del`, `w:moveFrom`, `w:moveTo`, and of `mc:AlternateContent` the first `mc:Choice` all of
whose `Requires` are known (Word 2010 and later: wps, wpg, w14 …), else `mc:Fallback`. `textbox[n]` is the n-th
outermost `w:txbxContent` below the paragraph's runs, again in the branch that is shown only. `wordart[n]` and
`diagram[n]/p[m]` are words of a drawing (an attribute, another part): they have no run.

How `Block.text` is made of runs
--------------------------------
The text is the concatenation, in document order, of what the paragraph's runs show, text boxes left out. Runs are
reached through `w:hyperlink`, `w:smartTag`, `w:fldSimple`, `w:sdt`, `w:ins`, `w:moveTo`, `w:bdo`, `w:dir`,
`w:customXml` and the base of `w:ruby`. Offsets are Python string indices. A child of a run gives:

- `w:t`: its text; without `xml:space="preserve"` stripped of space at both ends; tabs and line ends inside are spaces;
  private characters of a symbol font are the signs they show, one for one; digits raised after a digit are superscript
  digits (10⁴), one for one.
- `w:tab`, `w:ptab`: a tab. `w:br`, `w:cr`: a newline. `w:noBreakHyphen`: `-`. `w:softHyphen`: nothing.
- `w:sym`: one character. `w:fldChar` of a form field: ☑, ☐ or the chosen entry; of any other field nothing, and all
  between `begin` and `separate` is left out.
- everything else nothing. A formula (`m:oMath`) between runs gives one line of text that belongs to no run.

Left out of the text, and kept in blocks of their own with the same locator and the reason in `hidden`: runs inside
`w:del` and `w:moveFrom`, and runs that nobody sees. To find the run of `text[start:end]` without repeating that
judgement, walk the runs with an offset: a run inside `w:del` or `w:moveFrom` is skipped; one whose text continues
`Block.text` at the offset moves it on; any other is hidden and is skipped.

`Block.number` (“一、”) is not in the text and not in any run. Only blocks whose locator begins with `body/` stand where
a Word comment may hang: one on a header makes other programs refuse the file.
"""

from pilotdocs.documents.docx.reader import document_pictures, read_docx

__all__ = ["document_pictures", "read_docx"]
