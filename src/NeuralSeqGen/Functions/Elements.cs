namespace NeuralSeqGen;

/// <summary>Functions of elements at one index, operands brought to one shape.</summary>
internal static class Elements
{
    public static Tensor Map(Tensor x, Func<float, float> function)
    {
        float[] values = x.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = function(values[i]);
        }

        return new(x.Shape.ToArray(), values);
    }

    public static Tensor Map(string operation, Tensor x, Tensor y, Func<float, float, float> function)
    {
        int[] shape = FunctionShapes.Common(operation, x.Shape, y.Shape), left = TensorView.Repeated(x.Shape, shape).Offsets(), right = TensorView.Repeated(y.Shape, shape).Offsets();
        float[] values = new float[left.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = function(x.Values[left[i]], y.Values[right[i]]);
        }

        return new(shape, values);
    }

    /// <summary>x where the condition is not 0, else y.</summary>
    public static Tensor Where(Tensor condition, Tensor x, Tensor y)
    {
        int[] shape = FunctionShapes.Common("Where", condition.Shape, FunctionShapes.Common("Where", x.Shape, y.Shape));
        Tensor mask = TensorView.Repeated(condition.Shape, shape).Read(condition), a = TensorView.Repeated(x.Shape, shape).Read(x), b = TensorView.Repeated(y.Shape, shape).Read(y);
        float[] values = new float[mask.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = mask.Values[i] != 0 ? a.Values[i] : b.Values[i];
        }

        return new(shape, values);
    }
}
