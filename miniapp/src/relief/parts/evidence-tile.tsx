import { EVIDENCE_KINDS, kindOf } from '@benefit/shared/relief/evidence-rules';
import type { EvidenceKind } from '@benefit/shared/relief/evidence-rules';
import { Image, Text, View } from '@tarojs/components';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';
import { Press } from '../../ui/press';
import type { DraftFile } from '../draft';
import { lengthText, sizeText } from '../tile-state';
import type { TileState } from '../tile-state';
import { useKeptPicture } from '../use-kept-picture';
import './evidence-tile.scss';

const MARK: Record<EvidenceKind, { icon: IconName; text: string }> = {
  photo: { icon: 'album', text: '照片' },
  video: { icon: 'video', text: '视频' },
  pdf: { icon: 'file', text: 'PDF' },
};

interface Props {
  file: DraftFile;
  /** Counted from one, as people speak of it. */
  number: number;
  state: TileState;
  /** Of what the server has, where this phone has no picture. */
  thumbnail: string | null;
  onRetry: () => void;
  /** Null where it has to stay. */
  onRemove: (() => void) | null;
}

/** A piece of evidence with where it is on its way. */
export function EvidenceTile({ file, number, state, thumbnail, onRetry, onRemove }: Props) {
  const kept = useKeptPicture(file.evidenceId, file.poster);
  const picture = kept ?? thumbnail;
  const kind = kindOf(file.mediaType) ?? EVIDENCE_KINDS[0];
  const name = `${MARK[kind].text} ${number}`;
  return (
    <View className="tile" {...{ role: 'group', 'aria-label': `${name}，${state.text}` }}>
      <View className="tile-picture">
        {picture === null ? (
          <View className="tile-blank">
            {state.kind === 'done' && (
              <>
                <Icon name={MARK[kind].icon} size="l" />
                <Text className="tile-name">{kind === 'pdf' ? file.fileName : sizeText(file.sizeBytes)}</Text>
              </>
            )}
          </View>
        ) : (
          <Image className="tile-image" src={picture} mode="aspectFill" />
        )}
        <Overlay state={state} name={name} onRetry={onRetry} />
        {kind === 'video' && file.durationMs !== undefined && state.kind === 'done' && (
          <View className="tile-length num">
            <Icon name="video" size="xs" />
            <Text>{lengthText(file.durationMs)}</Text>
          </View>
        )}
      </View>
      {onRemove && (
        <Press className="tile-remove" label={`移除${name}`} onPress={onRemove}>
          <View className="tile-cross">
            <Icon name="close" size="xs" bold />
          </View>
        </Press>
      )}
      <View className={classes('tile-state num', `tile-state--${state.kind}`)}>
        {state.kind === 'done' && <Icon name="check" size="xs" />}
        {state.kind === 'refused' && <Icon name="alert" size="xs" />}
        <Text>{state.text}</Text>
      </View>
    </View>
  );
}

function Overlay({ state, name, onRetry }: { state: TileState; name: string; onRetry: () => void }) {
  switch (state.kind) {
    case 'done':
      return null;
    case 'refused':
      return (
        <Press className="tile-over" label={`换一份：${name}`} onPress={onRetry}>
          <Icon name="refresh" />
          <Text>换一份</Text>
        </Press>
      );
    case 'retrying':
      return (
        <Press className="tile-over" label={`重试：${name}`} onPress={onRetry}>
          <Icon name="refresh" />
          <Text>重试</Text>
        </Press>
      );
    default:
      return (
        <View className="tile-over">
          {state.percent === null ? (
            <Icon name="clock" size="l" />
          ) : (
            <>
              <Text className="tile-percent num">{state.percent}%</Text>
              <View
                className="tile-bar"
                {...{ role: 'progressbar', 'aria-label': `${name}已上传`, 'aria-valuenow': state.percent }}
              >
                <View className="tile-bar-full" style={{ width: `${state.percent}%` }} />
              </View>
            </>
          )}
        </View>
      );
  }
}
