import { DISTRICTS } from '@benefit/shared/relief/district-rules';
import { SPONSOR_KINDS, sponsorKindText } from '@benefit/shared/venue/joining-contract';
import type { Sponsor } from '@benefit/shared/venue/joining-contract';
import { commitmentTemplateFault } from '@benefit/shared/venue/commitment-rules';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskArea, DeskField, DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import { sponsorsTexts } from './sponsors-texts';
import type { useSponsors } from './use-sponsors';
import './sponsors.scss';

type Props = ReturnType<typeof useSponsors>;

/** Who vouches for venues at the left, what venues sign at the right. */
export function SponsorsView(props: Props) {
  const { sponsors, template, failure, onRetry } = props;
  const known = valueOf(sponsors)?.items;
  const words = valueOf(template);
  return (
    <DeskShell page="deskSponsors" title={sponsorsTexts.title}>
      {failure && <DeskFailureNote failure={failure} />}
      <div className="sponsors-columns">
        <DeskPanel flush title={sponsorsTexts.sponsors} foot={<AddSponsor {...props} />}>
          <p className="desk-note sponsors-note">{sponsorsTexts.sponsorsText}</p>
          {!known && sponsors.status === 'loading' && <DeskLoading rows={6} />}
          {!known && sponsors.status === 'failed' && (
            <DeskFailed failure={sponsors.failure} onRetry={onRetry} />
          )}
          {known && (
            <DeskTable<Sponsor>
              label={sponsorsTexts.sponsors}
              rows={known}
              keyOf={({ sponsorId }) => sponsorId}
              empty={<DeskEmpty icon="building" title={sponsorsTexts.sponsors} text="" />}
              columns={[
                { key: 'name', title: sponsorsTexts.name, cell: ({ name }) => name },
                {
                  key: 'kind',
                  title: sponsorsTexts.kind,
                  width: '28%',
                  cell: ({ kind }) => sponsorKindText[kind],
                },
                {
                  key: 'district',
                  title: sponsorsTexts.district,
                  width: '24%',
                  cell: ({ district }) => district,
                },
              ]}
            />
          )}
        </DeskPanel>
        {words ? (
          <Template {...props} words={words} />
        ) : (
          <DeskPanel title={sponsorsTexts.template}>
            {template.status === 'failed' ? (
              <DeskFailed failure={template.failure} onRetry={onRetry} />
            ) : (
              <DeskLoading rows={8} />
            )}
          </DeskPanel>
        )}
      </div>
    </DeskShell>
  );
}

function AddSponsor({ draft, busy, onDraft, onAdd }: Props) {
  const ready = draft.name.trim() !== '' && draft.district !== '';
  return (
    <div className="sponsors-add">
      <DeskInput
        label={sponsorsTexts.name}
        placeholder={sponsorsTexts.name}
        maxLength={32}
        value={draft.name}
        onChange={(name) => onDraft({ name })}
      />
      <DeskSelect
        label={sponsorsTexts.kind}
        value={draft.kind}
        options={SPONSOR_KINDS.map((value) => ({ value, label: sponsorKindText[value] }))}
        onChange={(kind) => onDraft({ kind })}
      />
      <DeskSelect
        label={sponsorsTexts.district}
        value={draft.district}
        options={[
          { value: '', label: sponsorsTexts.pick },
          ...DISTRICTS.map((value) => ({ value, label: value })),
        ]}
        onChange={(district) => onDraft({ district })}
      />
      <DeskButton icon="plus" busy={busy === 'sponsor'} disabled={!ready} onPress={onAdd}>
        {sponsorsTexts.add}
      </DeskButton>
    </div>
  );
}

function Template({
  words,
  written,
  busy,
  onWrite,
  onPublish,
}: Props & { words: { version: string; text: string; official: boolean } }) {
  const text = written ?? words.text;
  const fault = written === null ? null : commitmentTemplateFault(text);
  return (
    <DeskPanel
      title={sponsorsTexts.template}
      {...(written === null
        ? {}
        : {
            footEnd: (
              <>
                <DeskButton large onPress={() => onWrite(null)}>
                  {sponsorsTexts.undo}
                </DeskButton>
                <DeskButton
                  large
                  kind="primary"
                  busy={busy === 'template'}
                  disabled={fault !== null || text === words.text}
                  onPress={() => onPublish(words.version)}
                >
                  {sponsorsTexts.publish}
                </DeskButton>
              </>
            ),
          })}
    >
      <p className="desk-dim sponsors-note-plain">
        {words.official ? sponsorsTexts.official(words.version) : sponsorsTexts.own}
      </p>
      <DeskField
        label={sponsorsTexts.template}
        hint={sponsorsTexts.places}
        {...(fault === null ? {} : { error: fault })}
      >
        <DeskArea rows={18} maxLength={5000} value={text} onChange={onWrite} />
      </DeskField>
    </DeskPanel>
  );
}
