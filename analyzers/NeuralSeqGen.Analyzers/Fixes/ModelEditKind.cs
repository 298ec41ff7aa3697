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

    /// <summary>Sets an argument: the value is its name, an equals sign and its C# text.</summary>
    SetArgument,

    /// <summary>Removes the argument of that name.</summary>
    RemoveArgument,

    /// <summary>Removes the part.</summary>
    Remove,

    /// <summary>Gives the part another name and leaves its arguments: the value is the old name, <c>&gt;</c> and the new one.</summary>
    Rename,

    /// <summary>Puts <c>Activation</c> with that activation in the place of the part.</summary>
    ReplaceByActivation,

    /// <summary>Sets a number among the arguments of the constructor: the value is the property, a slash, its place, an equals sign and the number.</summary>
    SetPositional,

    /// <summary>Removes the last extent of an input.</summary>
    RemoveLastExtent,

    /// <summary>Names another node: the value is the name that is written, <c>&gt;</c> and the one that is meant.</summary>
    RenameNode,

    /// <summary>Puts <c>Output</c> behind the part, which is the last one of the node that the value names.</summary>
    MarkOutput,

    /// <summary>Moves the part to the end of the node that the value names, or of the class where it is empty.</summary>
    Move,
}
