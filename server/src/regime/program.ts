/** What of a pack concerns lines of one class while nothing in the pack changes, in the order of the pack. */
import { isRegistered } from '../trade/cited.ts';
import type { CompiledPack, Program, View } from './compiled.ts';

export function programFor(pack: CompiledPack, view: Pick<View, 'wording'>, classIds: ReadonlySet<string>): Program {
  const concerns = ({ classes }: { readonly classes?: readonly string[] }) =>
    classes === undefined || classes.some((id) => classIds.has(id));
  return {
    requirements: pack.requirements.filter(concerns).flatMap((requirement) => {
      const now = view.wording(requirement.spec.text);
      return now ? [{ requirement, now }] : [];
    }),
    offers: pack.authorities
      .filter(concerns)
      .filter(({ spec }) => !isRegistered(spec.kind) && view.wording(spec.text) !== undefined),
    reviewPolicies: pack.reviewPolicies.filter(concerns).flatMap((policy) => {
      const { text } = policy.spec;
      const now = text && view.wording(text);
      return text && !now?.effect.apply ? [] : [{ policy, now }];
    }),
    reasons: [...pack.reasons.values()].filter((reason) => reason.test !== undefined && concerns(reason)),
  };
}
