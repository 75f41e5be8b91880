// Takes a read-only key; what was typed is forgotten once the key is taken or refused.
import { useState, type FormEvent } from 'react';
import { EXCHANGE_NAMES, EXCHANGES } from '../../shared/model/exchange';
import { setAccount, type KeyAnswer } from './account-store';

type Venue = (typeof EXCHANGES)[number];

interface SecretProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function SecretField({ label, value, onValue }: SecretProps) {
  return (
    <label className="account-field">
      <span>{label}</span>
      <input
        className="amount"
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  );
}

export function AccountForm() {
  const [venue, setVenue] = useState<Venue>('binanceusdm');
  const [apiKey, setApiKey] = useState('');
  const [secret, setSecret] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [answer, setAnswer] = useState<KeyAnswer | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isWallet = venue === 'hyperliquid';
  const forget = (): void => {
    setApiKey('');
    setSecret('');
    setPassphrase('');
  };
  const send = async (isTrusted: boolean): Promise<void> => {
    setAsking(true);
    const told = await setAccount({
      venue,
      apiKey,
      secret: isWallet ? '' : secret,
      passphrase: venue === 'okx' ? passphrase : null,
      isTrusted,
    });
    setAsking(false);
    setAnswer(told);
    if (told.kind !== 'untold') forget();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void send(false);
  };
  const isWhole = apiKey.trim() !== '' && (isWallet || secret.trim() !== '');
  return (
    <form className="account-form" onSubmit={onSubmit} autoComplete="off">
      <label className="account-field">
        <span>Venue</span>
        <select
          className="control rule-plan"
          value={venue}
          onChange={(event) => {
            setVenue(event.target.value as Venue);
            setAnswer(null);
          }}
        >
          {EXCHANGES.map((one) => (
            <option key={one} value={one}>
              {EXCHANGE_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <SecretField label={isWallet ? 'Wallet address' : 'API key'} value={apiKey} onValue={setApiKey} />
      {!isWallet && <SecretField label="Secret" value={secret} onValue={setSecret} />}
      {venue === 'okx' && <SecretField label="Passphrase" value={passphrase} onValue={setPassphrase} />}
      <div className="account-send">
        <button type="submit" className="control button" disabled={!isWhole || isAsking}>
          {isAsking ? 'Asking the venue…' : 'Connect'}
        </button>
        {answer?.kind === 'untold' && (
          <button
            type="button"
            className="control button"
            disabled={isAsking}
            onClick={() => void send(true)}
          >
            I made sure: it can only read
          </button>
        )}
      </div>
      {answer && (
        <p className={`account-answer account-${answer.kind}`} role="status">
          {answer.sentence}
        </p>
      )}
    </form>
  );
}
