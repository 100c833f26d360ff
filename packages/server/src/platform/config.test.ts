import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('an empty environment is a working configuration', () => {
  expect(readConfig({})).toMatchObject({ databaseUrl: null, port: 3000, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:3000' });
  expect(readConfig({ PORT: '  ', HOST: '0.0.0.0' })).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000' });
});

test('every unusable value is named with what it should look like, and no password is shown', () => {
  const read = () => readConfig({ PORT: '80x', DATABASE_URL: 'mysql://root:hunter2@db/x', LOG_LEVEL: 'loud', PUBLIC_URL: 'example.com' });
  expect(read).toThrow(/PORT should be a port number, 0–65535 \(80x\)/);
  expect(read).toThrow(/DATABASE_URL should look like postgres:\/\//);
  expect(read).toThrow(/LOG_LEVEL should be one of/);
  expect(read).toThrow(/PUBLIC_URL should look like https:\/\//);
  expect(read).not.toThrow(/hunter2/);
});

test('proxies in front are believed by address or network, and nobody else', () => {
  expect(readConfig({}).trustProxy).toEqual([]);
  expect(readConfig({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,fd00::/8' }).trustProxy).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
  for (const text of ['true', '1', '*', '10.0.0.0/0', '10.0.0.0/33', 'proxy.example.com', '127.0.0.1,'])
    expect(() => readConfig({ TRUST_PROXY: text }), text).toThrow(/TRUST_PROXY should be the addresses/);
});

test('an admin URL alone is refused', () => {
  expect(() => readConfig({ DATABASE_ADMIN_URL: 'postgres://postgres@localhost/kuaishan' })).toThrow('set both');
});
