namespace NeuralSeqGen.Compiler.Tests.Architecture
{
    /// <summary>That the reader of <see cref="ImportTests"/> sees a use however it is written.</summary>
    public sealed class CompiledTypesTests
    {
        [Theory]
        [InlineData(typeof(Here.RelativeName), typeof(Elsewhere.Text))]
        [InlineData(typeof(Here.EnumConstant), typeof(Elsewhere.Colour))]
        [InlineData(typeof(Here.Derived), typeof(Elsewhere.Base))]
        [InlineData(typeof(Here.Implemented), typeof(Elsewhere.IPlain))]
        [InlineData(typeof(Here.Marked), typeof(Elsewhere.MarkAttribute))]
        [InlineData(typeof(Here.GenericArgument), typeof(Elsewhere.Base))]
        [InlineData(typeof(Here.Variable), typeof(Elsewhere.Base))]
        [InlineData(typeof(Here.TypeName), typeof(Elsewhere.Base))]
        public void Use_IsSeen(Type user, Type used) => Assert.Contains(used, CompiledTypes.UsedBy(user));

        [Fact]
        public void Lambda_CountsForItsFile() => Assert.Contains(
            typeof(Here.InALambda).GetNestedTypes(System.Reflection.BindingFlags.NonPublic),
            nested => CompiledTypes.UsedBy(nested).Contains(typeof(Elsewhere.Text)) && CompiledTypes.Outermost(nested) == typeof(Here.InALambda));

        [Fact]
        public void WhatIsNotUsed_IsNotSeen() => Assert.DoesNotContain(typeof(Elsewhere.Base), CompiledTypes.UsedBy(typeof(Here.RelativeName)));
    }
}

namespace NeuralSeqGen.Compiler.Tests.Architecture.Elsewhere
{
    internal enum Colour
    {
        Red,
        Green,
    }

    internal interface IPlain;

    internal class Base
    {
        public static Colour Favourite { get; set; }
    }

    internal static class Text
    {
        public static string Of(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class MarkAttribute : Attribute;
}

namespace NeuralSeqGen.Compiler.Tests.Architecture.Here
{
    internal static class RelativeName
    {
        public static string Show(int number) => Elsewhere.Text.Of(number);
    }

    internal static class EnumConstant
    {
        public static bool IsGreen() => Elsewhere.Base.Favourite == Elsewhere.Colour.Green;
    }

    internal sealed class Derived : Elsewhere.Base;

    internal sealed class Implemented : Elsewhere.IPlain;

    [Elsewhere.Mark]
    internal static class Marked;

    internal static class GenericArgument
    {
        public static int Count(List<Elsewhere.Base[]> list) => list.Count;
    }

    internal static class Variable
    {
        public static bool Is(object value) => value is Elsewhere.Base;
    }

    internal static class TypeName
    {
        public static Type Name() => typeof(Elsewhere.Base);
    }

    internal static class InALambda
    {
        public static IEnumerable<string> Show(IEnumerable<int> numbers) => numbers.Select(number => Elsewhere.Text.Of(number + 1));
    }
}
