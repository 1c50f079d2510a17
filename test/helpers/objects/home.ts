/** Where a tenant lives: its first domain and the directory forest that shows in the common properties of its objects. */
export interface Home {
  readonly organization: string;
  readonly displayName: string;
  readonly forest: string;
  readonly server: string;
}

export const contosoHome: Home = {
  organization: 'contoso.onmicrosoft.com',
  displayName: 'Contoso',
  forest: 'NAMP250A002',
  server: 'CH0P250A0021DC003',
};

export const fabrikamHome: Home = {
  organization: 'fabrikam.onmicrosoft.com',
  displayName: 'Fabrikam Bürobedarf GmbH',
  forest: 'EURP250A004',
  server: 'AM9P250A0040DC001',
};

export const exampleHome: Home = {
  organization: 'example.onmicrosoft.com',
  displayName: '株式会社エグザンプル',
  forest: 'JPNP250A001',
  server: 'TY2P250A0013DC002',
};
