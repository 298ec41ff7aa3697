namespace NeuralSeqGen.Compiler.Model;

/// <summary>What a <see cref="FunctionNode"/> is. Everything but tensors is known when a function is run at compile time, so control flow is run, not kept.</summary>
internal enum FunctionNodeKind
{
    /// <summary>Statements, one after the other.</summary>
    Block,

    /// <summary>A number, a bool, a string or null: the node's value.</summary>
    Constant,

    /// <summary>What a parameter or local holds; the value is its number, parameters first.</summary>
    Slot,

    /// <summary>The underscore that takes what nobody needs.</summary>
    Discard,

    /// <summary>A target, which is a slot, a discard or a tuple of targets, and what it gets.</summary>
    Assign,

    /// <summary>Several values as one: a tuple, or the elements of an array.</summary>
    List,

    /// <summary>A list whose elements become those of the list around it.</summary>
    Spread,

    /// <summary>A method or operator of <c>Tensor</c>; the value is its name.</summary>
    Operation,

    /// <summary>Another function of the set; the value is its index there.</summary>
    Call,

    /// <summary>An operator on numbers or bools; the value is its name.</summary>
    Arithmetic,

    /// <summary>A method of <c>System.Math</c>; the value is its name.</summary>
    Math,

    /// <summary>A number as another type: the value is <c>int</c>, <c>double</c>, <c>float</c> or <c>tensor</c>.</summary>
    Convert,

    /// <summary>A condition, what holds if it is true, and what holds if not; as a statement or an expression.</summary>
    Choice,

    /// <summary>A loop: condition, body, and what follows each turn.</summary>
    Loop,

    /// <summary>A loop over a list: target, list, body.</summary>
    ForEach,

    /// <summary>Leaves a loop.</summary>
    Break,

    /// <summary>Goes on with the next turn of a loop.</summary>
    Continue,

    /// <summary>Ends the function with a value.</summary>
    Return,

    /// <summary>Number of axes of a tensor.</summary>
    Rank,

    /// <summary>Extents of a tensor, as a list of numbers.</summary>
    Extents,

    /// <summary>Number of elements of a list.</summary>
    Count,

    /// <summary>An element of a list: the list and an index.</summary>
    Item,

    /// <summary>A distance from the end of an axis or list.</summary>
    FromEnd,

    /// <summary>A range of indices: begin and end, null constants where they are left out.</summary>
    Range,
}
