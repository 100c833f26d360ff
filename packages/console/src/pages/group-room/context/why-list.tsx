import { useTranslation } from 'react-i18next';
import type { AudienceTree, Why } from '../../../api/types.ts';
import { Sign } from '../../../ui/sign.tsx';

/** Why: the engine's own sentences, then everything it looked at with the value it found. */
export function WhyList({ why }: { why: Why }) {
  const { t } = useTranslation('room');
  return (
    <div className="why">
      {why.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {why.rows.length === 0 ? null : (
        <dl className="facts">
          {why.rows.map((row) => (
            <div key={row.label}>
              <dt>{row.label}</dt>
              <dd>
                <Holds holds={row.holds} />
                <span>{row.value}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {why.audience === null ? null : (
        <>
          <h4>{t('context.audience')}</h4>
          <AudienceNode node={why.audience} />
        </>
      )}
    </div>
  );
}

/** Whether a condition held; nothing for what is only a value. */
function Holds({ holds }: { holds: boolean | null }) {
  if (holds === null) return null;
  return (
    <span className={holds ? 'holds' : 'holds holds-not'}>
      <Sign name={holds ? 'done' : 'failed'} />
    </span>
  );
}

function AudienceNode({ node }: { node: AudienceTree }) {
  return (
    <div className="audience">
      <p>
        <Holds holds={node.holds} />
        {node.words}
      </p>
      {node.children.length === 0 ? null : (
        <div className="audience-children">
          {node.children.map((child) => (
            <AudienceNode key={child.words} node={child} />
          ))}
        </div>
      )}
    </div>
  );
}
