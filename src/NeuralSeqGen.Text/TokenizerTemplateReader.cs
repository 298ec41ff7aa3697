namespace NeuralSeqGen;

/// <summary>Reads what Hugging Face calls the post-processor: the ids that stand around a text.</summary>
internal static class TokenizerTemplateReader
{
    // around a text stand one or two ids; of a file that repeats them nobody knows the end
    private const int MostIds = 64;

    public static BytePairContent Read(JsonPart? part, BytePairContent content) => part is not { IsNull: false } processor ? content : processor.Type() switch
    {
        "ByteLevel" => content, // moves offsets, not ids
        "Sequence" => processor.Array("processors").Aggregate(content, (before, inner) => inner.Type() == "Sequence" ? throw inner.Unknown() : Read(inner, before)),
        "TemplateProcessing" => Template(processor, content),
        "RobertaProcessing" or "BertProcessing" => Around(processor, content, [Pair(processor.Field("cls"), content)], [Pair(processor.Field("sep"), content)]),
        _ => throw processor.Unknown(),
    };

    private static BytePairContent Template(JsonPart processor, BytePairContent content)
    {
        List<int> before = [], after = [];
        bool isBehind = false;
        foreach (var piece in processor.Array("single"))
        {
            if (piece.Find("Sequence") is { } sequence && !isBehind && sequence.Field("id").Text() == "A")
            {
                isBehind = true;
                continue;
            }

            string name = piece.Object("SpecialToken").Field("id").Text();
            var ids = processor.Object("special_tokens").Object(name).Array("ids").Select(id => Known(id, content));
            (isBehind ? after : before).AddRange(ids.Take(MostIds + 1));
            if (before.Count + after.Count > MostIds)
            {
                throw TooMany(processor);
            }
        }

        return isBehind ? Around(processor, content, before, after) : throw processor.Unknown();
    }

    private static BytePairContent Around(JsonPart processor, BytePairContent content, List<int> before, List<int> after) =>
        before.Count + content.Before.Count + content.After.Count + after.Count > MostIds ? throw TooMany(processor)
        : content with { Before = [.. before, .. content.Before], After = [.. content.After, .. after] };

    private static FormatException TooMany(JsonPart processor) => TokenizerFault.Of(processor.Where, $"puts more than {MostIds} ids around a text, at {processor.Place}");

    private static int Pair(JsonPart pair, BytePairContent content) => pair.Value.ValueKind == System.Text.Json.JsonValueKind.Array && pair.Value.GetArrayLength() == 2 ? Known(new JsonPart(pair.Value[1], pair.Place, pair.Where), content) : throw pair.Wrong("a token and its id");

    private static int Known(JsonPart part, BytePairContent content)
    {
        int id = part.Id();
        return content.Added.Any(token => token.Id == id) || content.Vocabulary.Values.Contains(id) ? id : throw part.Wrong("the id of a token");
    }
}
