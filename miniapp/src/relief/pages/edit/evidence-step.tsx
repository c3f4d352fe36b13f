import { Text, View } from '@tarojs/components';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Dialog } from '../../../ui/sheet';
import { isEvidenceOpen, isRemovable } from '../../draft';
import { EvidenceTile } from '../../parts/evidence-tile';
import { Placed } from '../../parts/report-field';
import { tileState } from '../../tile-state';
import type { EditProps } from './deed-step';
import { editTexts } from './edit-texts';

/** Step two: what proves it. */
export function EvidenceStep(props: EditProps) {
  const { draft, elder } = props;
  return (
    <>
      <View className="edit-ask">
        <Text className="edit-ask-title">{editTexts.askEvidence}</Text>
        {draft.files.length > 0 && <Text className="note num">{draft.files.length} 份</Text>}
      </View>
      <Text className="small">{elder ? editTexts.evidenceNoteElder : editTexts.evidenceNote}</Text>
      <Evidence {...props} />
      {!elder && <Text className="edit-limits">{editTexts.limits}</Text>}
    </>
  );
}

/** The pieces with where each is, and the ways to add more. */
export function Evidence(props: EditProps) {
  const { draft, uploads, online, evidence, errorAt, onRetryUpload, thumbnails } = props;
  const error = errorAt('evidence');
  return (
    <Placed path="evidence">
      {error !== undefined && (
        <View className="spaced">
          <Banner tone="danger" icon="alert" title={error} />
        </View>
      )}
      {draft.files.length > 0 && (
        <View className="tiles edit-tiles">
          {draft.files.map((file, index) => {
            const upload = uploads.find(({ id }) => id === file.evidenceId);
            const state = tileState(file, upload, online);
            return (
              <EvidenceTile
                key={file.evidenceId}
                file={file}
                number={index + 1}
                state={state}
                thumbnail={thumbnails[file.evidenceId] ?? null}
                onRetry={() =>
                  state.kind === 'refused'
                    ? evidence.onReplace(file.evidenceId)
                    : onRetryUpload(file.evidenceId)
                }
                onRemove={
                  isRemovable(draft, file.evidenceId) ? () => evidence.onAskRemove(file.evidenceId) : null
                }
              />
            );
          })}
        </View>
      )}
      {evidence.notTaken.length > 0 && (
        <View className="spaced">
          <Banner tone="warn" icon="alert" title={editTexts.notTaken(evidence.notTaken.length)}>
            {evidence.notTaken.map(({ fileName, text }, index) => (
              <Text key={index} className="banner-text">
                {fileName}：{text}
              </Text>
            ))}
          </Banner>
        </View>
      )}
      {evidence.fault !== null && (
        <View className="spaced">
          <Banner tone="warn" icon="alert" title={evidence.fault} />
        </View>
      )}
      {isEvidenceOpen(draft) && <AddRow {...props} />}
      {evidence.removing !== null && (
        <Dialog
          title={editTexts.remove}
          text={editTexts.removeText}
          confirmText={editTexts.removeConfirm}
          danger
          onConfirm={evidence.onRemove}
          onCancel={evidence.onKeep}
        />
      )}
    </Placed>
  );
}

function AddRow({ evidence }: EditProps) {
  return (
    <View className="edit-add">
      <Button
        kind="tint"
        block
        className="edit-add-way"
        icon="camera"
        busy={evidence.busy}
        onPress={evidence.onCamera}
      >
        {editTexts.camera}
      </Button>
      <Button
        kind="tint"
        block
        className="edit-add-way"
        icon="album"
        busy={evidence.busy}
        onPress={evidence.onAlbum}
      >
        {editTexts.album}
      </Button>
      {evidence.documentsApart && (
        <Button
          kind="tint"
          block
          className="edit-add-way"
          icon="file"
          busy={evidence.busy}
          onPress={evidence.onDocument}
        >
          {editTexts.document}
        </Button>
      )}
    </View>
  );
}

/** When the phone last kept it. */
export function SavedNote({ failed, time }: { failed: boolean; time: string }) {
  if (failed) return <Banner tone="danger" icon="alert" title={editTexts.saveFailed} />;
  return (
    <View className="edit-saved num" {...{ role: 'status' }}>
      <Icon name="cloud-check" size="s" />
      <Text>{editTexts.saved(time)}</Text>
    </View>
  );
}
