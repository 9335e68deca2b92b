import type { parquetHeader, readPage } from 'hyparquet/src/column.js';
import type { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import type { parquetMetadata, parquetSchema } from 'hyparquet/src/metadata.js';
import type { readPlain } from 'hyparquet/src/plain.js';

// What the library's functions take and give: it does not export these types by name.

/** The footer of a file. */
export type FileMetaData = ReturnType<typeof parquetMetadata>;
/** A column of the schema with those within it. */
export type SchemaTree = ReturnType<typeof parquetSchema>;
/** What the schema says of a column. */
export type SchemaElement = SchemaTree['element'];
/** Where the values of a column lie in a group of rows. */
export type ColumnMetaData = NonNullable<FileMetaData['row_groups'][number]['columns'][number]['meta_data']>;
/** What the values of a column are read with. */
export type ColumnDecoder = Parameters<typeof readPage>[2];
/** How pages are packed. */
export type CompressionCodec = ColumnDecoder['codec'];
/** What stands in front of a page. */
export type PageHeader = ReturnType<typeof parquetHeader>;
/** How values are written in a page. */
export type Encoding = NonNullable<PageHeader['data_page_header']>['encoding'];
/** Values of a page. */
export type DecodedArray = ReturnType<typeof readPlain>;
/** What makes values of what they are kept as. */
export type ParquetParsers = typeof DEFAULT_PARSERS;
