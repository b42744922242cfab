import { type PackageDraft } from './package-builder';

export const ids = {
  assembly: '2468dab7-0000-4000-8000-000000000001',
  type: '3a280edd-0000-4000-8000-000000000002',
  step: 'bc8d80e0-0000-4000-8000-000000000003',
};

const identity = 'Version=1.2.0.0, Culture=neutral, PublicKeyToken=9d006cbbfeff5098';
const file = `PluginAssemblies/Books.Plugins-${ids.assembly.toUpperCase()}/Books.Plugins.dll`;

const assemblyXml = `<PluginAssembly FullName="Books.Plugins, ${identity}" PluginAssemblyId="${ids.assembly}" CustomizationLevel="1">
    <IsolationMode>2</IsolationMode><SourceType>0</SourceType><FileName>/${file}</FileName>
    <PluginTypes><PluginType AssemblyQualifiedName="Books.Plugins.OnCreate, Books.Plugins, ${identity}" PluginTypeId="${ids.type}"
      Name="Books.Plugins.OnCreate"><FriendlyName>On create</FriendlyName></PluginType></PluginTypes></PluginAssembly>`;

const stepXml = `<SdkMessageProcessingStep Name="Books.Plugins.OnCreate: Create of sample_book" SdkMessageProcessingStepId="{${ids.step}}">
    <SdkMessageId>9ebdbb1b-ea3e-db11-86a7-000a3a5473e8</SdkMessageId><PluginTypeId>${ids.type}</PluginTypeId>
    <PrimaryEntity>sample_book</PrimaryEntity><Mode>0</Mode><Rank>1</Rank><Stage>20</Stage></SdkMessageProcessingStep>`;

/** A package with one table, and a plug-in that is registered for it. */
export const plugInPackage: PackageDraft = {
  moreRoots: `<RootComponent type="91" id="{${ids.assembly}}" schemaName="Books.Plugins, ${identity}" behavior="0" />
    <RootComponent type="92" id="{${ids.step}}" behavior="0" />`,
  moreSections: `<SolutionPluginAssemblies>${assemblyXml}</SolutionPluginAssemblies>
    <SdkMessageProcessingSteps>${stepXml}</SdkMessageProcessingSteps>`,
  files: { [file]: 'MZ, as an assembly begins' },
};
