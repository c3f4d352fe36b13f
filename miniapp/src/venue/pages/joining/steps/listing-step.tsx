import { DISTRICTS } from '@benefit/shared/relief/district-rules';
import { MAX_PICTURES } from '@benefit/shared/venue/joining-rules';
import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { apiOrigin } from '../../../../platform/api-address';
import { Banner } from '../../../../ui/banner';
import { Button } from '../../../../ui/button';
import { Choice } from '../../../../ui/choice';
import { Field, TextInput } from '../../../../ui/field';
import { ListSheet } from '../../../../ui/list-sheet';
import { PickBox } from '../../../../ui/pick-box';
import { Press } from '../../../../ui/press';
import { TextArea } from '../../../../ui/text-area';
import { TimeInput } from '../../../../ui/time-input';
import { EVERY_DAY, spansOf, timesOf, toggled } from '../../../opening-spans';
import type { OpeningSpan } from '../../../opening-spans';
import { WeekdayPicker } from '../../../weekday-picker';
import type { FormProps } from '../joining-parts';

/** Step five: what readers see of the venue (五（三）, 附件4). */
export function ListingStep(props: FormProps) {
  const { content, open, errorAt, onListing } = props;
  const { listing } = content;
  const [picking, setPicking] = useState(false);
  return (
    <>
      <Pictures {...props} />
      <Field label="所在区县" error={errorAt('listing.district')}>
        <PickBox
          label="所在区县"
          placeholder="请选择"
          text={listing.district}
          onPress={() => {
            if (open) setPicking(true);
          }}
        />
      </Field>
      <Field label="地址" error={errorAt('listing.address')} hint="从路名写起，如：第八大街 66 号 1 层">
        <TextInput
          label="地址"
          value={listing.address}
          maxLength={80}
          disabled={!open}
          onChange={(address) => onListing({ address })}
        />
      </Field>
      <Position {...props} />
      <Field label="客服电话" error={errorAt('listing.servicePhone')} hint="公开，读者点一下就能拨打">
        <TextInput
          label="客服电话"
          value={listing.servicePhone}
          maxLength={20}
          disabled={!open}
          onChange={(servicePhone) => onListing({ servicePhone })}
        />
      </Field>
      <Opening {...props} />
      <Holidays {...props} />
      <Field label="优惠时间" error={errorAt('listing.benefitTimes')}>
        <TextInput
          label="优惠时间"
          value={listing.benefitTimes}
          maxLength={60}
          disabled={!open}
          onChange={(benefitTimes) => onListing({ benefitTimes })}
        />
      </Field>
      <Field label="特色服务（选填）">
        <TextInput
          label="特色服务"
          value={listing.features}
          maxLength={200}
          disabled={!open}
          onChange={(features) => onListing({ features })}
        />
      </Field>
      <Field label="更多信息（选填）">
        <TextArea
          label="更多信息"
          placeholder=""
          maxLength={300}
          value={listing.more}
          onChange={(more) => {
            if (open) onListing({ more: more.replaceAll('\n', ' ') });
          }}
        />
      </Field>
      {picking && (
        <ListSheet
          title="所在区县"
          options={DISTRICTS.map((district) => ({ value: district, text: district }))}
          value={listing.district === '' ? null : (listing.district as (typeof DISTRICTS)[number])}
          onChange={(district) => onListing({ district })}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}

function Pictures({
  joining,
  content,
  open,
  busy,
  notTaken,
  errorAt,
  onPictures,
  onRemoveFile,
  onFirst,
}: FormProps) {
  const { pictureIds } = content.listing;
  const room = MAX_PICTURES - pictureIds.length;
  return (
    <Field label="单位图片" error={errorAt('listing.pictureIds')} hint="最多 9 张，第一张作封面">
      <View className="joining-pictures">
        {pictureIds.map((id, index) => {
          const file = joining.files.find(({ fileId }) => fileId === id);
          const thumbnail = file?.links?.thumbnail;
          return (
            <View
              key={id}
              className="joining-picture"
              {...{ role: 'group', 'aria-label': `图片 ${index + 1}` }}
            >
              {thumbnail === undefined ? (
                <Text className="joining-picture-note">{file?.refusal?.text ?? '正在检查'}</Text>
              ) : (
                <Image className="joining-picture-image" src={apiOrigin + thumbnail} mode="aspectFill" />
              )}
              {open && (
                <View className="joining-picture-ways">
                  {index > 0 && (
                    <Press label={`把图片 ${index + 1} 作封面`} onPress={() => onFirst(id)}>
                      <Text>封面</Text>
                    </Press>
                  )}
                  <Press label={`移除图片 ${index + 1}`} onPress={() => onRemoveFile(id)}>
                    <Text>移除</Text>
                  </Press>
                </View>
              )}
            </View>
          );
        })}
      </View>
      {open && room > 0 && (
        <Button kind="tint" icon="album" busy={busy === 'picture'} onPress={() => onPictures(room)}>
          添加图片
        </Button>
      )}
      {notTaken !== null && <Banner tone="warn" icon="alert" title={notTaken} />}
    </Field>
  );
}

const HOLIDAYS = [
  { value: 'open', text: '照常营业' },
  { value: 'closed', text: '休息' },
] as const;

function Holidays({ content, open, onListing }: FormProps) {
  return (
    <Field label="法定节假日">
      <Choice
        label="法定节假日"
        options={HOLIDAYS}
        value={content.listing.closedOnHolidays ? 'closed' : 'open'}
        onChange={(value) => {
          if (open) onListing({ closedOnHolidays: value === 'closed' });
        }}
      />
    </Field>
  );
}

function Opening({ content, open, errorAt, onListing }: FormProps) {
  const spans = spansOf(content.listing.openingTimes);
  const write = (next: readonly OpeningSpan[]) => onListing({ openingTimes: timesOf(next) });
  const replace = (at: number, span: OpeningSpan) =>
    write(spans.map((each, index) => (index === at ? span : each)));
  return (
    <Field label="营业时间" error={errorAt('listing.openingTimes')} hint="中午休息的，分成上午、下午两段">
      {spans.map((span, at) => (
        <View key={at} className="joining-span">
          <WeekdayPicker
            chosen={span.weekdays}
            onToggle={(day) => {
              if (open) replace(at, { ...span, weekdays: toggled(span.weekdays, day) });
            }}
          />
          <View className="joining-hours">
            <TimeInput
              label="开门时间"
              value={span.from}
              onChange={(from) => replace(at, { ...span, from })}
            />
            <Text>至</Text>
            <TimeInput
              label="关门时间"
              value={span.to}
              onChange={(to) => replace(at, { ...span, to: to === '00:00' ? '24:00' : to })}
            />
            {open && (
              <Button kind="plain" slim onPress={() => write(spans.filter((_, index) => index !== at))}>
                移除
              </Button>
            )}
          </View>
        </View>
      ))}
      {open && (
        <Button
          kind="tint"
          icon="plus"
          onPress={() =>
            write([...spans, spans.length === 0 ? EVERY_DAY : { ...EVERY_DAY, from: '14:00', to: '18:00' }])
          }
        >
          {spans.length === 0 ? '每天 9:00–21:00，再改' : '添加一段'}
        </Button>
      )}
    </Field>
  );
}

function Position({ content, open, errorAt, onListing, onPlace }: FormProps) {
  const { position } = content.listing;
  return (
    <Field label="地图位置（选填）" error={errorAt('listing.position')} hint="供“离我最近”和路线使用">
      {position !== null && (
        <View className="joining-hours">
          <Text className="num grow">{`北纬 ${position.latitude}，东经 ${position.longitude}`}</Text>
          {open && (
            <Button kind="plain" slim onPress={() => onListing({ position: null })}>
              移除
            </Button>
          )}
        </View>
      )}
      {open && position === null && <PositionForm onListing={onListing} onPlace={onPlace} />}
    </Field>
  );
}

function PositionForm({ onListing, onPlace }: Pick<FormProps, 'onListing' | 'onPlace'>) {
  const [text, setText] = useState('');
  const [latitude = NaN, longitude = NaN] = text.split(/[,，\s]+/).map(Number);
  const known = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return (
    <View className="joining-hours">
      <View className="grow">
        <TextInput
          label="纬度和经度"
          placeholder="34.72, 113.74"
          value={text}
          maxLength={40}
          onChange={setText}
        />
      </View>
      <Button
        kind="tint"
        slim
        onPress={() => (known ? onListing({ position: { latitude, longitude } }) : onPlace())}
      >
        {known ? '确定' : '用现在的位置'}
      </Button>
    </View>
  );
}
