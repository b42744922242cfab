import { type DataverseFault, notImplemented, unknownTable } from '../dataverse-fault';

/**
 * Logical names of tables that environments have, of the platform itself and of Dynamics 365 Sales, Service and
 * Marketing. The entity set stands behind a colon where it is not the name with an s. Those that the emulator has may
 * stand here too: they are found before anybody looks here.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/about-entity-reference,
 * https://learn.microsoft.com/dynamics365/developer/reference/about-entity-reference
 */
const names = `
  account contact customeraddress:customeraddresses customerrelationship lead leadaddress:leadaddresses opportunity:opportunities
  opportunityproduct opportunityclose:opportunitycloses quote quotedetail quoteclose:quotecloses salesorder
  salesorderdetail orderclose:ordercloses invoice invoicedetail competitor competitoraddress:competitoraddresses
  salesliterature salesliteratureitem product productassociation productsubstitute dynamicproperty:dynamicproperties
  dynamicpropertyassociation dynamicpropertyinstance dynamicpropertyoptionsetitem pricelevel productpricelevel
  discount discounttype uom uomschedule territory:territories transactioncurrency:transactioncurrencies goal
  goalrollupquery:goalrollupqueries metric rollupfield

  incident incidentresolution contract contractdetail contracttemplate entitlement entitlementchannel
  entitlementtemplate entitlementtemplatechannel service serviceappointment equipment:equipments site constraintbasedgroup
  resource resourcegroup resourcespec knowledgearticle
  knowledgebaserecord kbarticle kbarticlecomment kbarticletemplate subject sla slaitem slakpiinstance routingrule
  routingruleitem convertrule convertruleitem channelaccessprofile channelaccessprofilerule externalparty:externalparties

  campaign campaignactivity:campaignactivities campaignresponse list bulkoperation bulkoperationlog

  activitypointer activityparty:activityparties activitymimeattachment appointment recurringappointmentmaster
  recurrencerule task email phonecall letter fax:faxes socialactivity:socialactivities socialprofile chat
  untrackedemail interactionforemail

  annotation attachment feedback:feedback connection connectionrole connectionroleobjecttypecode
  post postcomment postfollow postlike postregarding postrole queue queueitem sharepointsite sharepointdocument
  sharepointdocumentlocation sharepointdata officegraphdocument documenttemplate personaldocumenttemplate template
  mailmergetemplate report reportcategory:reportcategories reportentity:reportentities reportlink reportvisibility:reportvisibilities
  fileattachment similarityrule suggestioncardtemplate

  organization businessunit systemuser team role privilege usersettings:usersettingscollection position
  teammembership teamroles:teamrolescollection teamprofiles:teamprofilescollection systemuserroles:systemuserrolescollection
  systemuserprofiles:systemuserprofilescollection roleprivileges:roleprivilegescollection fieldsecurityprofile
  fieldpermission principalobjectaccess:principalobjectaccessset
  principalobjectattributeaccess:principalobjectattributeaccessset hierarchysecurityconfiguration
  applicationuser mailbox:mailboxes emailserverprofile emailsignature
  teamtemplate calendar calendarrule businessunitnewsarticle
  timezonedefinition timezonelocalizedname timezonerule languagelocale theme languageprovisioningstate

  asyncoperation audit tracelog bulkdeleteoperation bulkdeletefailure duplicaterule duplicaterulecondition
  duplicaterecord import importdata:importdataset importentitymapping importfile importjob importlog importmap columnmapping
  lookupmapping ownermapping picklistmapping transformationmapping transformationparametermapping
  processsession processstage processtrigger workflow workflowlog workflowbinary:workflowbinaries workflowdependency:workflowdependencies
  flowsession flowmachine flowmachinegroup expanderevent backgroundoperation recyclebinconfig deleteditemreference

  solution publisher publisheraddress:publisheraddresses solutioncomponent dependency:dependencies dependencynode
  dependencyfeature invaliddependency:invaliddependencies solutioncomponentdefinition solutioncomponentconfiguration
  entity:entities attribute relationship relationshipattribute entitykey entitymap attributemap optionset stringmap
  entityindex:entityindexes entityimageconfig attributeimageconfig entityanalyticsconfig entitydatasource
  entitydataprovider virtualentitymetadata package packagehistory:packagehistories stagesolutionupload

  savedquery:savedqueries savedqueryvisualization userquery:userqueries userqueryvisualization systemform userform
  sitemap webresource:webresourceset ribboncommand ribboncustomization
  ribbondiff ribbonrule ribbontabtocommandmap appmodule appmodulecomponent appmoduleroles:appmodulerolescollection appconfig
  appconfigmaster appconfiginstance appsetting appaction appactionrule canvasapp canvasappextendedmetadata
  customcontrol customcontrolresource customcontroldefaultconfig navigationsetting settingdefinition organizationsetting
  environmentvariabledefinition environmentvariablevalue connectionreference connector appnotification
  displaystring displaystringmap newprocess:newprocesses translationprocess:translationprocesses
  catalog catalogassignment

  pluginassembly:pluginassemblies pluginpackage plugintype plugintypestatistic plugintracelog sdkmessage
  sdkmessagefilter sdkmessagepair sdkmessageprocessingstep sdkmessageprocessingstepimage
  sdkmessageprocessingstepsecureconfig sdkmessagerequest sdkmessagerequestfield sdkmessageresponse
  sdkmessageresponsefield serviceendpoint customapi customapirequestparameter
  customapiresponseproperty:customapiresponseproperties managedidentity:managedidentities serviceplan bot botcomponent
  aiplugin datalakefolder datalakeworkspace exportsolutionupload synapsedatabase elasticfileattachment
`;

const entitySets: ReadonlyMap<string, string> = new Map(
  (names.match(/\S+/g) ?? []).map(entry => {
    const [logicalName = entry, entitySet = `${logicalName}s`] = entry.split(':');
    return [logicalName, entitySet];
  }),
);

const bySet: ReadonlySet<string> = new Set(entitySets.values());

/** True for a table that environments have, whether or not the emulator has it. */
export const isKnownPlatformTable = (logicalName: string): boolean => entitySets.has(logicalName);

/** The same by the name that the Web API knows it by. */
export const isKnownPlatformEntitySet = (entitySetName: string): boolean => bySet.has(entitySetName);

/**
 * Why a table that was asked for is not there: the emulator lacks what environments have (501), or nobody knows it, as
 * Dataverse says it.
 */
export const missingTable = (logicalName: string): DataverseFault =>
  isKnownPlatformTable(logicalName)
    ? notImplemented(`The emulator does not have the table '${logicalName}', which environments of Dataverse may have.`)
    : unknownTable(logicalName);
