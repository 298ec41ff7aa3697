namespace NeuralSeqGen;

/// <summary>A function as the loss: a static method with <see cref="TensorFunctionAttribute"/> of target and output that gives one number per row.</summary>
public sealed class CustomLossAttribute : LossAttribute
{
    /// <summary>A function of the model's class.</summary>
    /// <param name="function">The method, with nameof.</param>
    /// <param name="arguments">Numbers and bools for its parameters behind target and output, in order.</param>
    public CustomLossAttribute(string function, params object[] arguments) => (Function, Arguments) = (function, arguments);

    /// <summary>A function of another class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="function">The method, with nameof.</param>
    /// <param name="arguments">Numbers and bools for its parameters behind target and output, in order.</param>
    public CustomLossAttribute(Type type, string function, params object[] arguments) => (Type, Function, Arguments) = (type, function, arguments);

    /// <summary>The class of the function; null for the model's.</summary>
    public Type? Type { get; }

    /// <summary>The method.</summary>
    public string Function { get; }

    /// <summary>What the function is called with behind target and output.</summary>
    public object[] Arguments { get; }

    /// <summary>True for targets that are whole numbers, one per row of the output, as the labels of <see cref="SparseCategoricalCrossentropyAttribute"/> are.</summary>
    public bool IntegerTarget { get; set; }
}
