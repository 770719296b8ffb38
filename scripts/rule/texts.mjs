/** What a new rule begins with. It applies to documents that name the rule among their certifications, so to its own case alone. */

/** The file of a provision with one entry. `section`: such as 742.6. */
export function provisionText(id, section, isReason) {
  const cite = `15 CFR ${section ?? '730.1'}`;
  const common = `    title: REPLACE with a few words
    summary: REPLACE with what the regulation asks, in your own words.
    todo: REPLACE with what the reader can do about it.
`;
  const condition = `{certifications: {has: ${id}}}   # REPLACE with the rule's condition; docs/facts.md says what it may ask`;
  const head = `provision: ${cite}   # REPLACE with the paragraph\n\n`;
  if (isReason) {
    return `${head}reasons:
  ${id}:
    raises: review   # REPLACE: note, caution, review or blocked
    at: item
    when: ${condition}
    say: REPLACE with the sentence that the report gives.
${common}    cite: ${cite}   # REPLACE with the paragraph
`;
  }
  return `${head}requirements:
  ${id}:
${common}    say: REPLACE with the sentence that the report gives.
    under: ${id}
    when: ${condition}
    text:
      - {status: in-force, cite: ${cite}}   # REPLACE with the paragraph and the day that it begins
`;
}

/** The row of an entry in the pack's record of what is covered. */
export function coverageText(id) {
  return `    ${id}:
      confidence: secondary   # primary once the text itself was read
      coverage: partial   # modelled once the case shows all of it
`;
}

export function caseText(pack, id, isReason) {
  const want = isReason ? `review no-license-required reason=${id}` : `blocked license-required reason=${id}`;
  const head = (number) => `kind: ShipmentManifest
id: EDGE-${id.toUpperCase()}-${number}
date: 2026-06-01
regime: ${pack}
from: US
parties:
  exporter: {name: Halden Systems Inc, country: US, headquarters: US, ultimateParent: none, role: reseller}
  ultimateConsignee: {name: Fjord Research AS, country: 'NO', headquarters: 'NO', ultimateParent: none}
`;
  return `# case: REPLACE with what this shows, on both sides of the line and of the day
${head(1)}certifications: [${id}]
lines:
  - item: nvidia-t4   # want ${want}
    quantity: 8
---
${head(2)}lines:
  - item: nvidia-t4   # want clear no-license-required !reason=${id}
    quantity: 8
`;
}
