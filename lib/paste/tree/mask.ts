/**
 * A text that YAML can parse, as long as the one with templates in it: lines of control blanked (`{{- if … }}`, `{% … %}`),
 * templates inside a value made plain (`{{ .Values.tag }}`, `${{ x }}`, `<% … %>`).
 */
export function masked(text: string): string {
  if (!/\{\{|\{%|<%|^[ \t]*\[\[/m.test(text)) return text;
  return text
    .replace(/^[ \t]*(?:\{\{[^\n]*\}\}|\{%[^\n]*%\}|<%[^\n]*%>|\[\[[^\n]*\]\])[ \t]*$/gm, (line) =>
      ' '.repeat(line.length),
    )
    .replace(/\{\{[^{}\n]{0,500}\}\}|<%[^<>\n]{0,500}%>/g, (template) => '_'.repeat(template.length))
    .replace(/\{%[^{}\n]{0,200}%\}/g, (template) => ' '.repeat(template.length));
}
