using NeuralSeqGen;

/// <summary>
/// Letters to phones, of which there may be more or fewer: for each letter none, one or two. Two recurrent layers read the word in both directions; another goes
/// along it, hears what was said so far and looks, by attention, at any letter of the word.
/// </summary>
[SequenceModel, Adam(GlobalClipNorm = 1)]
public sealed partial class Translator
{
    /// <summary>The longest word, in letters, and its end.</summary>
    public const int Steps = 25;

    /// <summary>Room for the letters of one language, with the four ids that stand for none: Hungarian has 34, French 39.</summary>
    public const int Letters = 96;

    /// <summary>Room for what letters stand for, with the same four ids: 94 sounds in Hungarian, 89 in French.</summary>
    public const int Sounds = 128;

    [Input(Steps)]
    private static partial LayerNode Spelling { get; }

    [Embedding(Letters, 48, From = nameof(Spelling), MaskZero = true), Dropout(0.2), Bidirectional, Gru(48, ReturnSequences = true), Dropout(0.2)]
    [Bidirectional, Gru(48, ReturnSequences = true), Dropout(0.2)]
    private static partial LayerNode Read { get; }

    [Input(Steps), TeacherForcing(nameof(Sound))]
    private static partial LayerNode Said { get; }

    [Embedding(Sounds, 32, From = nameof(Said), MaskZero = true), Dropout(0.2)]
    private static partial LayerNode Heard { get; }

    [Concatenate(nameof(Read), nameof(Heard)), Gru(96, ReturnSequences = true)]
    private static partial LayerNode Here { get; }

    [Attention(Query = nameof(Here), Value = nameof(Read), UseScale = true)]
    private static partial LayerNode Elsewhere { get; }

    [Concatenate(nameof(Here), nameof(Elsewhere)), Dropout(0.2), Dense(Sounds), SparseCategoricalCrossentropy(FromLogits = true, IgnoreClass = 0)]
    private static partial LayerNode Sound { get; }
}
