namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Ways to change a model's list of attributes.</summary>
internal enum ModelEditKind
{
    /// <summary>Sets <c>ReturnSequences</c> of a recurrent layer to the value.</summary>
    ReturnSequences,

    /// <summary>Removes the wrapper.</summary>
    Unwrap,

    /// <summary>Puts <c>TimeDistributed</c> before a layer.</summary>
    InsertTimeDistributed,

    /// <summary>Puts <c>RepeatVector</c> with the value as its steps before a layer.</summary>
    InsertRepeatVector,
}
