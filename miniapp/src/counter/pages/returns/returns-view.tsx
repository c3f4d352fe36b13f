import { Text, View } from '@tarojs/components';
import { failureText } from '../../../platform/failure-text';
import { valueOf } from '../../../platform/use-remote';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { Field, TextInput } from '../../../ui/field';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { OpenCell } from '../../open-cell';
import { ReturnDialog } from '../../return-dialog';
import { returnTexts } from '../../return-texts';
import { TillFailure } from '../../till-failure';
import type { useReturns } from './use-returns';
import './returns.scss';

type Props = ReturnType<typeof useReturns>;

/** For whoever brings a book back without a phone: what is out, found by its number. */
export function ReturnsView(props: Props) {
  const { first, done, returning, onConfirm, onClose } = props;
  const known = valueOf(first);
  return (
    <Screen title={returnTexts.title} back offlineText={returnTexts.offline}>
      <View className="returns">
        <Search {...props} />
        {done !== null && <Banner tone="ok" icon="check" title={returnTexts.done(done)} />}
        {first.status === 'loading' && <Skeleton shape="row" count={5} />}
        {first.status === 'failed' &&
          (known ? (
            <TillFailure text={failureText(first.failure)} />
          ) : (
            <FailedState failure={first.failure} onRetry={() => void props.reload()} />
          ))}
        {known && <Out {...props} />}
      </View>
      <ReturnDialog state={returning} onConfirm={onConfirm} onClose={onClose} />
    </Screen>
  );
}

function Search({ typed, number, onTyped, onFind, onAll }: Props) {
  return (
    <View className="returns-search">
      <View className="grow">
        <Field label={returnTexts.search}>
          <TextInput
            label={returnTexts.search}
            kind="number"
            value={typed}
            placeholder={returnTexts.searchHint}
            onChange={onTyped}
            onConfirm={onFind}
          />
        </Field>
      </View>
      {number === '' ? (
        <Button kind="tint" disabled={typed === ''} onPress={onFind}>
          {returnTexts.find}
        </Button>
      ) : (
        <Button kind="tint" onPress={onAll}>
          {returnTexts.all}
        </Button>
      )}
    </View>
  );
}

function Out({ items, total, number, more, loadMore, onReturn }: Props) {
  if (items.length === 0) {
    const { title, text } = number === '' ? returnTexts.empty : returnTexts.none;
    return <EmptyState icon="book" title={title} text={text} />;
  }
  return (
    <>
      {total !== null && number === '' && (
        <Text className="returns-total num">{returnTexts.total(total)}</Text>
      )}
      <Card>
        {items.map((waiver) => (
          <OpenCell key={waiver.redemptionId} waiver={waiver} onReturn={onReturn} />
        ))}
      </Card>
      <MorePages more={more} onMore={loadMore} />
    </>
  );
}
