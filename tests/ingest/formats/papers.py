"""Electronic papers of invented firms: UBL, CII and EDIFACT."""

UBL_INVOICE = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made for the tests -->
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <cbc:ID>LB-2024-17</cbc:ID><cbc:IssueDate>2024-09-25</cbc:IssueDate>
 <cbc:InvoiceTypeCode>{code}</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
 <cbc:BuyerReference>Dept 7</cbc:BuyerReference>
 <cac:ContractDocumentReference><cbc:ID>MT-88</cbc:ID></cac:ContractDocumentReference>
 <cac:AccountingSupplierParty><cac:Party>
  <cac:PartyName><cbc:Name>Lantern Bay</cbc:Name></cac:PartyName>
  <cac:PostalAddress><cbc:StreetName>8 Harbour Road</cbc:StreetName><cbc:CityName>Lantern Bay</cbc:CityName>
   <cac:Country><cbc:IdentificationCode>EE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
  <cac:PartyLegalEntity><cbc:RegistrationName>Lantern Bay Navigation OÜ</cbc:RegistrationName></cac:PartyLegalEntity>
 </cac:Party></cac:AccountingSupplierParty>
 <cac:AccountingCustomerParty><cac:Party>
  <cac:PartyLegalEntity><cbc:RegistrationName>Solonchak Trade LLP</cbc:RegistrationName></cac:PartyLegalEntity>
 </cac:Party></cac:AccountingCustomerParty>
 <cac:Delivery><cac:DeliveryParty><cac:PartyName><cbc:Name>Meridian Works JSC</cbc:Name></cac:PartyName>
  </cac:DeliveryParty>
 </cac:Delivery>
 <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">100.00</cbc:TaxAmount></cac:TaxTotal>
 <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">51030.00</cbc:LineExtensionAmount>
  <cbc:PrepaidAmount currencyID="EUR">30.00</cbc:PrepaidAmount>
  <cbc:PayableAmount currencyID="EUR">{total}</cbc:PayableAmount></cac:LegalMonetaryTotal>
 <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">40</cbc:InvoicedQuantity>
  <cbc:LineExtensionAmount currencyID="EUR">48000.00</cbc:LineExtensionAmount>
  <cac:Item><cbc:Name>Navigation module</cbc:Name>
   <cac:SellersItemIdentification><cbc:ID>LX-550</cbc:ID></cac:SellersItemIdentification>
   <cac:OriginCountry><cbc:IdentificationCode>CN</cbc:IdentificationCode></cac:OriginCountry>
   <cac:CommodityClassification><cbc:ItemClassificationCode listID="STI">09348023</cbc:ItemClassificationCode>
   </cac:CommodityClassification>
   <cac:CommodityClassification><cbc:ItemClassificationCode listID="HS">852691</cbc:ItemClassificationCode>
   </cac:CommodityClassification>
   <cac:ManufacturerParty><cac:PartyName><cbc:Name>Lantern Works Factory</cbc:Name></cac:PartyName>
  </cac:ManufacturerParty>
  </cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">1200.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
 <cac:InvoiceLine><cbc:ID>2</cbc:ID><cbc:InvoicedQuantity unitCode="MTR">1200</cbc:InvoicedQuantity>
  <cbc:LineExtensionAmount currencyID="EUR">3030.00</cbc:LineExtensionAmount>
  <cac:Item><cbc:Name>Spare cable</cbc:Name></cac:Item>
  <cac:Price><cbc:PriceAmount currencyID="EUR">252.50</cbc:PriceAmount><cbc:BaseQuantity>100</cbc:BaseQuantity>
  </cac:Price>
 </cac:InvoiceLine>
</Invoice>"""

UBL_DESPATCH = """<d:DespatchAdvice xmlns:d="urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <cbc:ID>DA-5</cbc:ID><cbc:IssueDate>2024-10-02</cbc:IssueDate>
 <cac:DespatchSupplierParty><cac:Party><cac:PartyName><cbc:Name>Lantern Bay Navigation OÜ</cbc:Name></cac:PartyName>
  </cac:Party>
 </cac:DespatchSupplierParty>
 <cac:DeliveryCustomerParty><cac:Party><cac:PartyName><cbc:Name>Meridian Works JSC</cbc:Name></cac:PartyName>
  </cac:Party>
 </cac:DeliveryCustomerParty>
 <cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode="C62">40</cbc:DeliveredQuantity>
  <cac:Item><cbc:Name>Navigation module</cbc:Name></cac:Item></cac:DespatchLine></d:DespatchAdvice>"""

CII = """<?xml version='1.0' encoding='UTF-8'?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
 <rsm:ExchangedDocument><ram:ID>R-204</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>
  <udt:DateTimeString format="102">20240925</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:IncludedSupplyChainTradeLineItem>
   <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
   <ram:SpecifiedTradeProduct><ram:SellerAssignedID>GY-7</ram:SellerAssignedID><ram:Name>Kreiselkompass</ram:Name>
    <ram:OriginTradeCountry><ram:ID>DE</ram:ID></ram:OriginTradeCountry></ram:SpecifiedTradeProduct>
   <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>250.00</ram:ChargeAmount>
   </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
   <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">4</ram:BilledQuantity>
  </ram:SpecifiedLineTradeDelivery>
   <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>
    <ram:LineTotalAmount>1000.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
   </ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
  <ram:ApplicableHeaderTradeAgreement>
   <ram:SellerTradeParty><ram:Name>Nordlicht Instrumente GmbH</ram:Name></ram:SellerTradeParty>
   <ram:BuyerTradeParty><ram:Name>Solonchak Trade LLP</ram:Name></ram:BuyerTradeParty>
   <ram:ProductEndUserTradeParty><ram:Name>Meridian Works JSC</ram:Name></ram:ProductEndUserTradeParty>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeDelivery/>
  <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>1000.00</ram:LineTotalAmount>
    <ram:TaxTotalAmount currencyID="EUR">190.00</ram:TaxTotalAmount><ram:DuePayableAmount>1190.00</ram:DuePayableAmount>
   </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"""

INVOIC = (
    "UNA:+.? 'UNB+UNOC:3+LBN:14+SOL:14+240925:1200+1'UNH+1+INVOIC:D:96A:UN:EAN008'BGM+380+E-31+9'DTM+137:20240925:102'"
    "RFF+CT:MT-88'NAD+SE+123::9++Lantern Bay Navigation OÜ+8 Harbour Road+Lantern Bay++10111+EE'RFF+VA:EE100931558'"
    "NAD+BY+456::9++Solonchak Trade?+Sons LLP'NAD+DP+++Meridian Works JSC'NAD+UC+++Steppe Observatory'CUX+2:EUR:4'"
    "TOD+3++FCA:::Lantern Bay'"
    "LIN+1++4012345678901:EN'PIA+5+852691:HS'PIA+1+LX-550:SA'IMD+F++:::Navigation module'QTY+47:40:PCE'ALI+CN'"
    "MOA+203:48000.00'PRI+AAA:1200.00'LIN+2'IMD+F++:::Cable, 3 m?: spare'QTY+47:10:PCE'MOA+203:25.00'PRI+AAA:2.50'"
    "UNS+S'CNT+2:2'MOA+79:48025.00'MOA+9:48025.00'XYZ+what?'s this'UNT+28+1'UNZ+1+1'"
)
DESADV = (
    "UNH+2+DESADV:D:96A:UN:EAN005'BGM+351+D-9+9'DTM+137:20241001:102'DTM+11:20241002:102'"
    "NAD+SU+++Lantern Bay Navigation OÜ'"
    "NAD+DP+++Meridian Works JSC'CPS+1'PAC+4++CT'LIN+1'IMD+F++:::Navigation module'QTY+12:40:PCE'CNT+2:1'UNT+12+2'"
)
