/** Cards of Exportlint's own rules; those of the packs are in the packs. */

export interface OwnRule {
  readonly title: string;
  readonly summary: string;
  readonly todo: string;
}

const rule = (title: string, summary: string, todo: string): OwnRule => ({ title, summary, todo });

export const OWN_RULES: Readonly<Record<string, OwnRule>> = {
  'yaml/syntax': rule(
    'Not valid YAML',
    'The text cannot be read as YAML at this place. Everything that can be read is still checked.',
    'Fix the text at this place: most often a colon, a quote or an indent is missing.',
  ),
  'yaml/tab-indentation': rule(
    'Tab as indentation',
    'YAML does not allow tabs for indentation.',
    'Use spaces; the quick fix does it.',
  ),
  'yaml/duplicate-key': rule(
    'Key twice in one map',
    'A map has the same key twice; only the first one counts.',
    'Remove one of the two.',
  ),
  'yaml/complex-key': rule(
    'Key that is not a word',
    'A map, a list or an alias is used as a key.',
    'Write a plain word.',
  ),
  'yaml/merge-value': rule(
    'Merge of something other than a map',
    '`<<` merges maps.',
    'Give an alias of a map, or a list of such aliases.',
  ),
  'yaml/unknown-alias': rule(
    'Alias without an anchor',
    'An alias names an anchor that does not come before it.',
    'Define the anchor first, or write the value.',
  ),
  'yaml/alias-limit': rule(
    'Aliases expand too far',
    'Aliases of aliases multiply beyond what is read.',
    'Write the values out.',
  ),
  'yaml/alias-cycle': rule('Alias inside itself', 'A value contains itself.', 'Remove the alias.'),
  'yaml/too-large': rule('File too large', 'The file is larger than what is checked.', 'Split the file.'),
  'yaml/too-deep': rule('Nested too deep', 'Values are nested deeper than what is read.', 'Flatten the value.'),
  'yaml/not-utf8': rule('Not UTF-8', 'The file is not UTF-8 text, so it is not checked.', 'Save the file as UTF-8.'),
  'yaml/unsupported-tag': rule('Tag not understood', 'A YAML tag asks for a type that is not read.', 'Remove the tag.'),
  'schema/unknown-kind': rule(
    'Unknown kind',
    'The kind of the document is unknown.',
    'Use one of the kinds that the message lists.',
  ),
  'schema/missing-kind': rule('No kind', 'The document does not say what it is.', 'Add `kind:` at the top.'),
  'schema/not-a-map': rule(
    'Not a map',
    'A list or a single value is where a map belongs.',
    'Write `key: value` lines.',
  ),
  'schema/unknown-key': rule(
    'Unknown key',
    'A key is not part of the format, so no rule reads it.',
    'Correct the spelling, or begin the key with `x-` if it is your own.',
  ),
  'schema/missing-key': rule('Missing key', 'A required key is missing.', 'Add it.'),
  'schema/type': rule(
    'Wrong type',
    'A value has another type than its key asks for. Rules that read it stay silent.',
    'Write the value as the message says.',
  ),
  'schema/date': rule('Not a day', 'A date is not a day of the calendar, written YYYY-MM-DD.', 'Correct the date.'),
  'schema/value': rule(
    'Value not allowed',
    'The key takes one of a few values.',
    'Use one of those that the message lists.',
  ),
  'schema/format': rule(
    'Wrong form',
    'The value does not have the form that its key asks for.',
    'Write the value as the message says.',
  ),
  'schema/number': rule(
    'Number out of range',
    'The number is not one that its key takes, such as a quantity below one or a part of a unit.',
    'Write the number as the message says.',
  ),
  'schema/empty': rule('No value', 'A key or a list has no value.', 'Write the value, or remove the key.'),
  'schema/unquoted-code': rule(
    'Code without quotes',
    'YAML reads this code as a number or a truth value. Exportlint reads it as written; other tools may not.',
    'Put the code in quotes; the quick fix does it.',
  ),
  'trade/country-name': rule(
    'Country by name',
    'The country is written by its name. It is understood; a code is read the same by every tool.',
    'Write the code; the quick fix does it.',
  ),
  'trade/unknown-country': rule(
    'Unknown country',
    'The text is not the name or the code of a country.',
    'Write an ISO 3166-1 alpha-2 code.',
  ),
  'trade/ambiguous-country': rule(
    'Code with two meanings',
    'The two letters are the code of a country and a usual sign for something else, such as "not available". They are not read.',
    'Write the name of the country, or its three-letter code. If nothing is known, remove the key.',
  ),
  'trade/placeholder': rule(
    'Placeholder',
    'The text says that the fact is not known yet, such as "TBD" or "N/A". It counts as missing; where that could improve an answer, the answer is at best a review.',
    'Write the fact, or remove the key.',
  ),
  'trade/number-format': rule(
    'Number without a digit',
    'A licence, a notification or an order is cited by something that cannot be its number: a text without a digit other than zero. It counts as missing.',
    'Write the number as the agency or the buyer gave it, or remove the key.',
  ),
  'trade/limit-amount': rule(
    'Limit without one amount',
    'The limit of an agreement has no amount, or both units and TPP. How much the agreement allows is unknown, so lines that cite it go to review.',
    'Write the amount that the agreement names, in units or in TPP. Without a limit, remove the block.',
  ),
  'trade/itn-format': rule(
    'Not an ITN',
    'The text is neither an Internal Transaction Number nor a legend of exemption, so nothing counts as filed.',
    'Enter the ITN that AES gave, or the legend of exemption with its section.',
  ),
  'trade/eei-exemption': rule(
    'Exemption from the filing does not fit',
    'The legend of exemption is for other goods than those of the line: by value, by destination, or because a licence is cited.',
    'File in AES and enter the ITN, or correct the line.',
  ),
  'trade/not-resolved': rule(
    'Not resolved',
    'The resolution of a red flag or a screening hit does not say how it was resolved, or its date does not exist or is after the shipment. It counts as open.',
    'Say how it was resolved and when, or leave `resolved` out while it is open.',
  ),
  'trade/unknown-item': rule(
    'Unknown item',
    'The text matches no item of the catalogue, or more than one, so the line cannot be judged.',
    'Write the catalogue id, or give the figures of the item.',
  ),
  'trade/transaction-conflict': rule(
    'Kind of transaction against the countries',
    'An export leaves home, a reexport goes from one foreign country to another, a transfer stays inside one. Where the document says otherwise, the answer follows the countries, and a person has to confirm it. A move between two sites of one group is a transfer only inside one country.',
    'Correct `transaction`, `from`, or the country of the consignee or end user.',
  ),
  'trade/many-destinations': rule(
    'More countries than are judged',
    "The goods of one line end up in more countries than Exportlint judges it for. The consignee's country and sensitive ones are judged first; a person has to decide about the others.",
    'Split the shipment by country.',
  ),
  'trade/unknown-eccn': rule(
    'Not an ECCN',
    'The text is not an ECCN that can be read, so which controls the item has is not known. Nothing is taken to be uncontrolled for it.',
    'Write the ECCN as the list has it, such as 5A002.z, or EAR99.',
  ),
  'trade/eccn-spelling': rule(
    'ECCN in another spelling',
    'The ECCN is understood, and not written as the list has it; other tools may not understand it.',
    'Write it as the message says; the quick fix does it.',
  ),
  'trade/classification-unread': rule(
    'A classification that no one reads',
    'The line says what the item is under a jurisdiction that no regime is of.',
    'Correct the jurisdiction, or add a pack that reads its rules.',
  ),
  'trade/classification-contradiction': rule(
    'Two classifications that differ',
    'The line declares an ECCN, and another one under `classification` for the jurisdiction whose classification that is. It is judged under each, the worst answer counts, and the line is for a person.',
    'Correct the one that is wrong, or leave one of them out.',
  ),
  'trade/eccn-contradiction': rule(
    'ECCNs that exclude each other',
    'EAR99 is for items that no entry of the list describes, and another code is declared as well. One of the two is wrong.',
    'Check the classification record, and remove the wrong one.',
  ),
  'trade/figures-from-press': rule(
    'Figures from the press',
    'The figures of the item come from the press and are not confirmed. No answer relies on them: a person has to check.',
    'Ask the maker for the figures, and give them: item: {name: …, tpp: …, dieArea: …, dataCenter: …}.',
  ),
  'trade/figures-below-catalogue': rule(
    'Figures below those of the catalogue',
    'The item is described by figures of its own, and its name is that of an item of the catalogue whose figures are higher. The stricter figures count, and a person has to check.',
    'Correct the figures, or the name if it is another item.',
  ),
  'trade/unknown-exception': rule(
    'Unknown exception',
    'The exception cited is unknown to the regime. It authorises nothing.',
    'Write the code of the exception that is meant, such as the one that the message offers.',
  ),
  'trade/exception-name': rule(
    'Exception in other words',
    'The exception is recognised, but not written as its code.',
    'Write the code alone; the quick fix does it.',
  ),
  'trade/unknown-certification': rule(
    'Unknown certification',
    'No rule asks for a certification of this code, so it counts for nothing.',
    'Write the code that the message offers, or remove it.',
  ),
  'trade/agreement-unknown': rule(
    'Agreement not on file',
    'No AgreementRegister of the workspace has the agreement cited.',
    'Correct the id, or add the agreement to a register.',
  ),
  'trade/veu-unknown': rule(
    'Validated end user not on file',
    'No VeuRegister of the workspace has the validated end user cited.',
    'Correct the id, or add the validated end user to a register.',
  ),
  'trade/register-duplicate': rule(
    'Number on file twice',
    'Two entries of the registers have the same number; only the first counts.',
    'Give each its own number, or merge them.',
  ),
  'trade/duplicate-serial': rule(
    'Serial number used twice',
    'A serial number is on more than one line of the workspace, or twice on one line.',
    'Correct the serial number, or remove the line that was entered twice.',
  ),
  'trade/serial-range': rule(
    'Range of serial numbers',
    'A text with a first and a last serial number is read as all numbers between them.',
    'Nothing, if a range is meant. Otherwise write the serial numbers one by one.',
  ),
  'trade/serials-quantity': rule(
    'More or fewer serial numbers than units',
    'The number of serial numbers is not the number of units (or chips), so one of the two is wrong.',
    'Correct the quantity, or list the serial number of each unit.',
  ),
  'trade/route-ends': rule(
    'Route and parties disagree',
    'The route does not begin where the goods leave from, or does not end where they go. A list of stops alone is fine.',
    'Correct the route, `from` or the country of the consignee, whichever is wrong.',
  ),
  'trade/duplicate-document': rule(
    'Id of two documents',
    'Two documents of one kind have the same id. If one is a copy of the other, both use the caps up.',
    'Remove the copy, or give each document its own id.',
  ),
  'trade/deal-link': rule(
    'Shipment and deal disagree',
    'A shipment is linked to a delivery, and the deal does not exist or differs from it. Until they agree, both count.',
    'Correct `deal`, or whichever of the two documents is wrong.',
  ),
  'trade/deal-and-shipment': rule(
    'Shipment and deal may be the same goods',
    'A shipment looks like a delivery of a signed deal and is not linked to it, so both use the caps up.',
    'Link the shipment with `deal:`, if it carries out the delivery.',
  ),
  'trade/unknown-currency': rule(
    'Unknown currency',
    'The code is not a currency of ISO 4217, so amounts in it cannot be compared with anything.',
    'Write the ISO 4217 code of the currency.',
  ),
  'trade/number-spelling': rule(
    'Number that others read differently',
    'A number with three digits after the point is read as thousands in many countries; one with a leading zero is octal to some YAML readers.',
    'Write the number without the point, with another number of digits after it, or without the leading zero.',
  ),
  'trade/implausible-figure': rule(
    'Figure in another unit',
    'A figure is far below those of the chips in the catalogue, and would be a usual one in another unit.',
    'Write the figure in the unit that its key asks for, or suppress the finding with the reason.',
  ),
  'trade/share-fraction': rule(
    'Share of a listed owner below one percent',
    'Shares are percentages. A number below 1 may be a fraction of the whole.',
    'Write the percentage.',
  ),
  'trade/share-sum': rule(
    'Shares of more than the whole',
    'The shares of the owners of a party make more than 100 percent.',
    'Correct the shares.',
  ),
  'trade/similar-party': rule(
    'Two names that are nearly the same',
    'Caps are counted per company. Two names that differ by a letter or two, or in the order of their words, make two companies out of one. Legal forms such as Inc or GmbH do not count.',
    'Write one name, or give both parties the same id. If they are two companies, give each its own id.',
  ),
  'lint/undetermined': rule(
    'Undetermined',
    'Something in the document, or in a register that it relies on, cannot be read or relied on, so a person has to decide about the lines that depend on it. It is shown where the finding itself is turned off, and at a line that cites a register entry with errors. It cannot be turned off.',
    'Correct the value.',
  ),
  'lint/regime-rival': rule(
    'Two regimes of one jurisdiction',
    'Regimes of one jurisdiction read the same rules, each in its way, so one of them judges a document. Where two are named, both judge, the worst answer counts, and the lines are for a person.',
    'Keep the one that is meant. To see the answer of another one next to it, name it under `alsoCheck`.',
  ),
  'lint/unknown-regime': rule(
    'Unknown regime',
    'The document or the configuration names a regime that does not exist.',
    'Use one of the regimes that the message lists.',
  ),
  'lint/configuration': rule(
    'Configuration',
    'The configuration file cannot be used as it is.',
    'Fix it as the message says, and run the check again.',
  ),
  'lint/pack': rule(
    'Mistake in a regime pack',
    'A regime pack cannot be read, does not have the form that its key asks for, names something that does not exist, or has the id of another. It judges nothing.',
    'Fix it as the message says, and run the check again.',
  ),
  'lint/catalog': rule(
    'Mistake in a catalogue',
    'A file with items of your own contradicts itself, or uses a name that another item has. None of its items is known.',
    'Fix it as the message says, and run the check again.',
  ),
  'lint/untrusted': rule(
    'Workspace not trusted',
    'The configuration names packs or items of its own, and the editor does not trust the workspace. They are not read.',
    'Trust the workspace, if you know who wrote it.',
  ),
  'lint/unreadable': rule(
    'File cannot be read',
    'The file exists and cannot be read, so it was not checked.',
    'Give Exportlint the right to read it.',
  ),
  'lint/internal': rule(
    'Could not be checked',
    'Something in Exportlint failed while checking this file. This is a mistake in Exportlint, not in the file.',
    'Report it with the file, if you may share it. Until then treat the file as not checked.',
  ),
  'lint/unknown-suppression': rule(
    'Suppression of an unknown rule',
    'A comment suppresses a rule that does not exist.',
    'Correct the rule id.',
  ),
  'lint/suppression-reason': rule(
    'Suppression without a reason',
    'A suppression needs a reason; without one it suppresses nothing.',
    'Add `-- ` and the reason.',
  ),
  'lint/not-suppressible': rule(
    'Cannot be suppressed',
    'The pack does not allow this rule to be suppressed.',
    'Remove the comment, and resolve the finding.',
  ),
  'lint/expired-suppression': rule(
    'Suppression has ended',
    'The last day of the suppression has passed.',
    'Check the finding again.',
  ),
  'lint/unused-suppression': rule(
    'Suppression not needed',
    'The rule finds nothing at this place.',
    'Remove the comment.',
  ),
};
