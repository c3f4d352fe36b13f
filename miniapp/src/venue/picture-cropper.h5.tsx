import { Text } from '@tarojs/components';
import { useEffect, useState } from 'react';
import Cropper from 'react-easy-crop';
import type { ChosenFile } from '../platform/choose-files.h5';
import { cutOut } from '../platform/crop-picture.h5';
import type { PictureArea } from '../platform/crop-picture.h5';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import './picture-cropper.scss';

export interface PictureCropperProps {
  file: ChosenFile;
  /** Which of how many, as `2/5`; empty for one alone. */
  place: string;
  /** The part that was chosen; null where the picture is not wanted after all. */
  onDone: (file: ChosenFile | null) => void;
}

/** As pictures stand in readers' lists and on the page of a venue. */
const SHAPE = 4 / 3;
const MOST_ZOOM = 4;

/** Chooses the part of a photo that readers see: moved by finger, mouse or arrow keys, zoomed by two fingers, wheel or slider. */
export function PictureCropper({ file, place, onDone }: PictureCropperProps) {
  const [address] = useState(() => URL.createObjectURL(file.source.blob));
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<PictureArea | null>(null);
  const [busy, setBusy] = useState(false);
  async function keep(): Promise<void> {
    if (area === null) return;
    setBusy(true);
    onDone(await cutOut(file, area));
  }
  return (
    <Sheet
      title={place === '' ? '裁剪图片' : `裁剪图片 ${place}`}
      onClose={() => onDone(null)}
      dock={
        <div className="cropper-dock">
          <Button kind="plain" onPress={() => onDone(null)}>
            不用这张
          </Button>
          <Button block busy={busy} disabled={area === null} onPress={() => void keep()}>
            用这一块
          </Button>
        </div>
      }
    >
      <div className="cropper-frame">
        <Cropper
          image={address}
          aspect={SHAPE}
          objectFit="contain"
          crop={crop}
          zoom={zoom}
          maxZoom={MOST_ZOOM}
          cropperProps={{ 'aria-label': '拖动选取要显示的部分' }}
          mediaProps={{ alt: file.fileName }}
          onCropChange={setCrop}
          onZoomChange={setZoom}
          onCropComplete={(_, pixels) => setArea(pixels)}
        />
      </div>
      <div className="cropper-zoom">
        <Text>放大</Text>
        <input
          className="cropper-range"
          type="range"
          min={1}
          max={MOST_ZOOM}
          step={0.05}
          value={zoom}
          aria-label="放大"
          onChange={(event) => setZoom(Number(event.target.value))}
        />
      </div>
      <Text className="cropper-hint">拖动选取要显示的部分。照片里的拍摄地点不会上传。</Text>
    </Sheet>
  );
}
