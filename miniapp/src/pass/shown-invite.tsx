import { Text } from '@tarojs/components';
import { Card } from '../ui/card';
import { QrPicture } from './qr-picture';
import './shown-invite.scss';

interface Props {
  title: string;
  code: string;
  /** The page that a phone's camera opens. */
  address: string;
  notes: readonly string[];
  pixels: { room: number; ratio: number };
}

/** A code with which somebody joins, to be scanned or read out. */
export function ShownInvite({ title, code, address, notes, pixels }: Props) {
  return (
    <Card pad className="shown-invite">
      <Text className="shown-invite-title">{title}</Text>
      <QrPicture text={address} label={title} room={pixels.room} ratio={pixels.ratio} />
      <Text className="shown-invite-code num">{`${code.slice(0, 5)} ${code.slice(5)}`}</Text>
      {notes.map((note) => (
        <Text key={note} className="shown-invite-note">
          {note}
        </Text>
      ))}
    </Card>
  );
}
