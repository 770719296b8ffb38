/** A small pack that someone writes on top of one that ships. Sound as it is. */
export const HOUSE_PACK = `pack: house-policy
format: 1
title: House policy
version: 2026.11.24
extends: us-ear
sets:
  no-go: [{members: [CU, IR], cite: House rule 1}]
requirements:
  house:
    title: No business there
    summary: We do not ship there.
    todo: Do not ship.
    confidence: primary
    coverage: modelled
    when: {place: {in: no-go}}
    text: [{from: 2026-01-01, status: in-force, cite: House rule 1}]
`;
